// Where the report begins: agency texts open with a place, a day and an agency, which are no part of its first sentence.
#pragma once

#include <cstddef>
#include <string_view>

namespace dyad::extract {

// The bytes of the dateline at the beginning of a paragraph, dash or colon and white space included: "LIMA, March 3 (EFE) -- ",
// "MANILA, Philippines — ", "KABUL (Pajhwok) : ", "Geneva (Reuters) - ". 0 if there is none.
std::size_t dateline_length(std::string_view paragraph);

}  // namespace dyad::extract
