# What `cmake --install` puts where, and the Debian package: program, language model, documents. Headers and libraries for programs that
# use dyad as a library are the component `development`.
include(GNUInstallDirs)
include(${CMAKE_CURRENT_LIST_DIR}/PublicHeaders.cmake)

# Beside the program, where it looks for it.
install(DIRECTORY models/en_core_web_sm-3.8.0/ DESTINATION ${CMAKE_INSTALL_DATADIR}/dyad/models/en_core_web_sm-3.8.0
        COMPONENT program OPTIONAL)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE RENAME copyright DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)
install(FILES README.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)
install(DIRECTORY docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR}/docs COMPONENT program)

# Included as "schema/event.h" with -I PREFIX/include/dyad.
foreach(header IN LISTS DYAD_PUBLIC_HEADERS)
  get_filename_component(folder ${header} DIRECTORY)
  install(FILES ${header} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/dyad/${folder} COMPONENT development)
endforeach()

install(TARGETS dyad_options dyad_base dyad_schema dyad_extract dyad_graph EXPORT dyadTargets ARCHIVE COMPONENT development)
set(config_folder ${CMAKE_INSTALL_LIBDIR}/cmake/dyad)
install(EXPORT dyadTargets NAMESPACE dyad:: DESTINATION ${config_folder} COMPONENT development)
include(CMakePackageConfigHelpers)
configure_package_config_file(cmake/dyadConfig.cmake.in ${PROJECT_BINARY_DIR}/dyadConfig.cmake INSTALL_DESTINATION ${config_folder})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/dyadConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/dyadConfig.cmake ${PROJECT_BINARY_DIR}/dyadConfigVersion.cmake DESTINATION ${config_folder}
        COMPONENT development)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME dyad)
set(CPACK_PACKAGE_VENDOR "dyad developers")
set(CPACK_PACKAGE_CONTACT "dyad developers <dyad@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGE_DESCRIPTION "dyad reads English news text and codes events (actor, action, target, date) with the PLOVER ontology.
 Events from many articles merge into one network; every edge shows the sentences it came from.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL program)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
include(CPack)
