#include "extract/document/dateline.h"

#include <string>

#include <catch2/catch.hpp>

namespace dyad::extract {

TEST_CASE("A dateline ends with its dash or colon", "[document]") {
  const std::string_view dateline = GENERATE(as<std::string_view>{}, "LIMA, March 3 (EFE) -- ", "MANILA, Philippines -- ", "NAIROBI, Kenya — ", "MOSCOW (Reuters) - ", "THE HAGUE, Netherlands -- ",
                                             "Reuters KHARTOUM (Reuters) -- ", "Geneva (Reuters) – ", "PORT-AU-PRINCE, Haiti (AP) — ", "KHARTOUM, 16 March 2019 (Xinhua) -- ", "WASHINGTON - ",
                                             "New Delhi, April 13 (IANS) - ", "SÃO PAULO — ", "PARIS/BERLIN (Reuters) - ", "Geneva (22 December 2021) - ", "KABUL (Pajhwok) : ", "HARARE: ", "Tehran, March 15, IRNA - ", "Accra, May 3 - ");
  CAPTURE(dateline);
  CHECK(dateline_length(std::string(dateline) + "Peru accused Chile of spying.") == dateline.size());
}

TEST_CASE("What looks like a dateline and is none", "[document]") {
  const std::string_view text = GENERATE(as<std::string_view>{}, "", "Peru accused Chile of spying.", "Peru - once a friend - accused Chile.", "The UN - and others - left.", "Jean-Pierre Bemba spoke.",
                                         "Moscow (the capital) was quiet.", "IT-based firms grew.", "A court in Rome (Italy) - the highest - ruled.", "In 2020 – a bad year – it fell.", "Rome (12 ministers) - and Athens - met.",
                                         "Analysis: the army grew.", "Peru, Chile - and others - met.", "Kabul: a city at war.");
  CAPTURE(text);
  CHECK(dateline_length(text) == 0);
}

}  // namespace dyad::extract
