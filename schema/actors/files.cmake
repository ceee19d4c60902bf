# Data files of this folder that the program embeds, in the order in which a reader should meet them.
list(APPEND DATA_FILES actors/countries.tsv actors/countries_extra.tsv)
list(APPEND DATA_FILES actors/words.tsv actors/first_names.tsv actors/cameo_roles.tsv)
list(APPEND DATA_FILES actors/organisations.tsv actors/bodies.tsv actors/regions.tsv actors/peoples.tsv actors/roles.tsv)
list(APPEND DATA_FILES actors/groups.tsv actors/leaders.tsv)
