// The knowledge files of this folder at run time: embedded in the program, or read from a folder that a user edits.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dyad::schema {

// The bytes of a data file by its name below schema/, for example "plover.json" or "actors/roles.tsv". They live as
// long as the program. NotFound if there is no such file.
base::Result<std::string_view> data_file(std::string_view name);

// The names of all embedded files, in the order of the folder lists.
std::vector<std::string_view> data_file_names();

// From now on data_file reads from `folder` where that holds a file of the name, and else the embedded one.
// Call it before anything is loaded; not thread-safe.
void use_data_folder(std::string folder);

// A hash over names and bytes of all data files as data_file gives them: part of the record of a run.
std::string data_version();

}  // namespace dyad::schema
