// How the readers speak of places and of what they found there.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dyad::extract {

// "'some text…'": at most some 60 bytes of it, on one line.
std::string quoted(std::string_view found);

// "news.jsonl:17: WHAT"
base::Error bad_input(std::string_view origin, std::size_t line, std::string_view what);

}  // namespace dyad::extract
