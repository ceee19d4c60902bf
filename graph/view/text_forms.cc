#include "graph/view/text_forms.h"

#include <algorithm>
#include <array>
#include <chrono>

#include <fmt/format.h>

#include "base/utf8.h"

namespace dyad::graph {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::array<const char*, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

struct Calendar {
  explicit Calendar(base::Date date) {
    const std::chrono::year_month_day ymd{date};
    year = static_cast<int>(ymd.year());
    month = static_cast<unsigned>(ymd.month());
    day = static_cast<unsigned>(ymd.day());
  }
  std::string month_name() const { return kMonths[month - 1]; }

  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
};

std::string readable_day(base::Date date) {
  const Calendar day(date);
  return fmt::format("{} {} {}", day.day, day.month_name(), day.year);
}

std::string readable_range(base::Date first_day, base::Date last_day) {
  const Calendar first(first_day), last(last_day);
  const bool whole_months = first_day == base::first_of_month(first_day) && last_day == base::last_of_month(last_day);
  if (first.year != last.year) return fmt::format("{} – {}", readable_day(first_day), readable_day(last_day));
  if (whole_months && first.month == 1 && last.month == 12) return fmt::format("{}", first.year);
  if (whole_months && first.month == last.month) return fmt::format("{} {}", first.month_name(), first.year);
  if (whole_months) return fmt::format("{}–{} {}", first.month_name(), last.month_name(), first.year);
  if (first.month == last.month) return fmt::format("{}–{} {} {}", first.day, last.day, last.month_name(), last.year);
  return fmt::format("{} {} – {}", first.day, first.month_name(), readable_day(last_day));
}

}  // namespace

std::string clean_xml(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r') out += kReplacement;
    else out += c;
  }
  // U+FFFE and U+FFFF, the two code points above the controls that XML leaves out.
  for (std::string_view barred : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {
    for (std::size_t at = out.find(barred); at != std::string::npos; at = out.find(barred, at)) out.replace(at, 3, kReplacement);
  }
  return out;
}

std::string escape_xml(std::string_view text) {
  std::string out;
  for (char c : clean_xml(text)) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\t': out += "&#9;"; break;
      case '\n': out += "&#10;"; break;
      case '\r': out += "&#13;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string escape_literal(std::string_view text) {
  std::string out;
  for (char c : text) {
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\t': out += "\\t"; break;
      case '\b': out += "\\b"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\f': out += "\\f"; break;
      default:
        if (is_control(c)) out += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
        else out += c;
    }
  }
  return out;
}

std::string escape_csv(std::string_view field) {
  if (field.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(field);
  std::string out = "\"";
  for (char c : field) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

std::string escape_urn(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (is_letter_or_digit(c) || std::string_view("-._~:@!$&'()*+,;=").find(c) != std::string_view::npos) out += c;
    else out += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
  }
  return out;
}

std::string escape_tsv(std::string_view field) {
  std::string out(field);
  std::replace_if(out.begin(), out.end(), is_control, ' ');
  return out;
}

std::string to_decimal(double value) {
  std::string text = fmt::format("{:.6f}", value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

std::string join_list(const std::vector<std::string>& values) {
  std::string out;
  for (const std::string& value : values) {
    if (!out.empty()) out += ';';
    const std::size_t begin = out.size();
    out += value;
    std::replace(out.begin() + static_cast<std::ptrdiff_t>(begin), out.end(), ';', ',');
  }
  return out;
}

std::string to_readable(const base::DateInterval& days) {
  if (days.first && days.last) return *days.first == *days.last ? readable_day(*days.first) : readable_range(*days.first, *days.last);
  if (days.first) return "since " + readable_day(*days.first);
  if (days.last) return "until " + readable_day(*days.last);
  return {};
}

std::string to_iso_interval(const base::DateInterval& days) {
  if (!days.is_known()) return {};
  if (days.first == days.last) return base::to_iso(*days.first);
  return fmt::format("{}/{}", days.first ? base::to_iso(*days.first) : "..", days.last ? base::to_iso(*days.last) : "..");
}

std::string shorten(std::string_view text, std::size_t length) {
  std::size_t at = 0, points = 0, word_end = 0;
  while (at < text.size() && points < length) {
    if (text[at] == ' ') word_end = at;
    at += base::decode(text, at).length;
    ++points;
  }
  if (at >= text.size()) return std::string(text);
  return std::string(text.substr(0, word_end > at / 2 ? word_end : at)) + "…";
}

}  // namespace dyad::graph
