#include "extract/actor/actor_dictionary.h"

#include <algorithm>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "base/date.h"
#include "base/table_file.h"
#include "extract/actor/entity_id.h"
#include "schema/data.h"

namespace dyad::extract {
namespace {

using base::Error;
using base::ErrorCode;
using base::trim;

// A code in brackets: who, and when it holds.
struct CodedRole {
  std::string code;
  std::vector<std::string> sectors;
  std::string from;
  std::string to;
};

struct DictionaryActor {
  std::vector<std::string> names;
  std::vector<CodedRole> roles;
};

bool is_letters(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// "ABDUL_RASHID_DOSTUM_" -> "Abdul Rashid Dostum"; short forms and those with stops keep their capitals: "=UN", "=U.S."
std::string readable_name(std::string_view text) {
  std::string name;
  bool start = true;
  for (char c : trim(text)) {
    if (c == '_' || c == ' ' || c == '=') {
      if (!name.empty() && name.back() != ' ') name += ' ';
      start = true;
      continue;
    }
    const bool upper = c >= 'A' && c <= 'Z';
    name += upper && !start ? static_cast<char>(c + 32) : c;
    start = c == '-' || c == '\'';
  }
  while (!name.empty() && name.back() == ' ') name.pop_back();
  const bool single = name.find(' ') == std::string::npos;
  if (single && (name.size() <= 3 || name.find('.') != std::string::npos)) {
    std::string exact = "=";
    for (char c : name) exact += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    return exact;
  }
  return name;
}

std::string lower(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return text;
}

// As the dictionaries' programs make it where none is given: "deputy" -> "deputies".
std::string regular_plural(std::string_view noun) {
  const bool is_y = noun.size() > 1 && noun.ends_with('y') && std::string_view("aeiou").find(noun[noun.size() - 2]) == std::string_view::npos;
  if (is_y) return std::string(noun.substr(0, noun.size() - 1)) + "ies";
  const bool hisses = noun.ends_with('s') || noun.ends_with("sh") || noun.ends_with("ch") || noun.ends_with('x');
  return std::string(noun) + (hisses ? "es" : "s");
}

// "991231" and "19991231" as a day.
std::optional<base::Date> read_day(std::string_view text) {
  if (text.size() == 6) {
    const bool digits = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits) return std::nullopt;
    return base::parse_date(fmt::format("{}{}", text.substr(0, 2) <= "30" ? "20" : "19", text));
  }
  return base::parse_date(text);
}

class DictionaryReader {
 public:
  DictionaryReader(std::string_view name, std::map<std::string, std::string, std::less<>> sectors, std::vector<Error>& problems)
      : name_(name), sectors_(std::move(sectors)), problems_(problems) {}

  ConvertedDictionary read(std::string_view text) {
    out_.actors = "id\tname\taliases\tkind\tcode\tsectors\tfrom\tto\twikidata\tnouns\n";
    out_.roles = "noun\tplural\tsectors\tkind\toffice\tgender\n";
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t newline = std::min(text.find('\n', begin), text.size());
      ++line_;
      read_line(text.substr(begin, newline - begin));
      begin = newline + 1;
    }
    finish_actor();
    return std::move(out_);
  }

 private:
  void report(std::string what) { problems_.push_back({ErrorCode::BadInput, fmt::format("{}:{}: {}", name_, line_, what)}); }

  void read_line(std::string_view line) {
    line = line.substr(0, std::min(line.find('#'), line.find(';')));
    line = trim(line);
    if (line.empty() || line.starts_with("<")) return;
    if (line.front() == '!' && line.find('=') != std::string_view::npos) return read_macro(line);
    if (line.front() == '[') return read_roles(line);
    const std::size_t bracket = line.find('[');
    const std::string_view name = trim(line.substr(0, bracket));
    const std::string_view codes = bracket == std::string_view::npos ? std::string_view() : line.substr(bracket);
    if (codes.find('~') != std::string_view::npos) return read_agent(name, codes);
    if (name.front() == '+') {
      if (actor_.names.empty()) return report(fmt::format("alias before any actor: {}", name));
      actor_.names.push_back(readable_name(name.substr(1)));
    } else {
      finish_actor();
      actor_.names.push_back(readable_name(name));
    }
    if (!codes.empty()) read_roles(codes);
  }

  void read_macro(std::string_view line) {
    const std::size_t equals = line.find('=');
    const auto words = base::split_list(line.substr(equals + 1), ',');
    macros_[std::string(trim(line.substr(0, equals)))] = {words.begin(), words.end()};
  }

  // Every "[CODE when]" of a line.
  void read_roles(std::string_view text) {
    if (actor_.names.empty()) return report(fmt::format("code before any actor: {}", text));
    while (!text.empty()) {
      const std::size_t open = text.find('[');
      if (open == std::string_view::npos) return;
      const std::size_t close = text.find(']', open);
      if (close == std::string_view::npos) return report(fmt::format("expected ']' after the code: {}", text.substr(open)));
      read_role(trim(text.substr(open + 1, close - open - 1)));
      text = text.substr(close + 1);
    }
  }

  void read_role(std::string_view text) {
    const std::size_t blank = std::min(text.find_first_of(" \t"), text.size());
    CodedRole role;
    const std::string_view code = text.substr(0, blank);
    if (code == "---" || code.empty()) return;
    if (!read_code(code, role)) return;
    if (!read_dates(trim(text.substr(blank)), role)) return;
    actor_.roles.push_back(std::move(role));
  }

  // "AFGREB": three letters of a country or kind of organisation, then role codes.
  bool read_code(std::string_view code, CodedRole& role) {
    if (!is_letters(code) || code.size() % 3 != 0) {
      report(fmt::format("expected a code of three-letter pieces in capitals: {}", code));
      return false;
    }
    for (std::size_t at = 0; at < code.size(); at += 3) {
      const std::string_view piece = code.substr(at, 3);
      const auto sector = sectors_.find(piece);
      if (at == 0 && sector == sectors_.end()) {
        role.code = piece;
      } else if (sector != sectors_.end() && !sector->second.empty()) {
        role.sectors.push_back(sector->second);
      }
    }
    return true;
  }

  // "<991231", ">080507", "991231-080507" or nothing.
  bool read_dates(std::string_view text, CodedRole& role) {
    if (text.empty()) return true;
    std::string_view first;
    std::string_view last;
    if (text.front() == '<') {
      last = text.substr(1);
    } else if (text.front() == '>') {
      first = text.substr(1);
    } else {
      const std::size_t dash = text.find('-');
      first = text.substr(0, dash);
      last = dash == std::string_view::npos ? first : text.substr(dash + 1);
    }
    const auto from = read_day(first);
    const auto to = read_day(last);
    if ((!first.empty() && !from) || (!last.empty() && !to)) {
      report(fmt::format("expected dates YYMMDD or YYYYMMDD with '<', '>' or '-': {}", text));
      return false;
    }
    if (from && to && *to < *from) {
      report(fmt::format("date range ends before it begins: {}", text));
      return false;
    }
    if (from) role.from = base::to_iso(*from);
    if (to) role.to = base::to_iso(*to);
    return true;
  }

  // "BORDER_GUARD_ {BORDER_GUARDS_} [~COP]"; a name with a macro stands for all its words.
  void read_agent(std::string_view name, std::string_view codes) {
    const std::size_t brace = name.find('{');
    const std::string given = brace == std::string_view::npos ? std::string() : lower(readable_name(name.substr(brace + 1, name.find('}') - brace - 1)));
    std::string code(trim(codes.substr(1, codes.find(']') - 1)));
    std::erase(code, '~');
    CodedRole role;
    if (code.empty()) return;
    if (!read_code(code, role)) return;
    for (const std::string& form : expand(name.substr(0, brace))) {
      std::string noun = lower(readable_name(form));
      std::erase(noun, '=');
      const std::string plural = brace == std::string_view::npos ? regular_plural(noun) : given;
      out_.roles += fmt::format("{}\t{}\t{}\tperson\t\t\n", noun, plural, fmt::join(role.sectors, ";"));
      ++out_.role_count;
    }
  }

  std::vector<std::string> expand(std::string_view name) const {
    std::vector<std::string> forms;
    for (const auto& [macro, words] : macros_) {
      const std::size_t at = name.find(macro);
      if (at == std::string_view::npos) continue;
      for (const std::string& word : words) forms.push_back(fmt::format("{}{}{}", name.substr(0, at), word, name.substr(at + macro.size())));
    }
    if (forms.empty()) forms.emplace_back(name);
    return forms;
  }

  void finish_actor() {
    if (actor_.names.empty()) return;
    std::string aliases;
    for (std::size_t i = 1; i < actor_.names.size(); ++i) aliases += (i > 1 ? ";" : "") + actor_.names[i];
    if (actor_.names[0].starts_with('=')) aliases += (aliases.empty() ? "" : ";") + actor_.names[0];
    std::string name = actor_.names[0];
    std::erase(name, '=');
    for (const CodedRole& role : actor_.roles) {
      const bool country = role.sectors.empty() && actor_.roles.size() == 1 && role.from.empty() && role.to.empty();
      const std::string_view kind = country ? "country" : kind_of(role);
      const std::string id = country ? "country:" + role.code : "";
      out_.actors += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", id, name, aliases, kind, role.code, fmt::join(role.sectors, ";"), role.from, role.to);
    }
    out_.actor_count += !actor_.roles.empty();
    actor_ = {};
  }

  // What the roles suggest; the dictionaries themselves do not tell persons from bodies.
  static std::string_view kind_of(const CodedRole& role) {
    const auto has = [&](std::string_view sector) { return std::find(role.sectors.begin(), role.sectors.end(), sector) != role.sectors.end(); };
    if (role.code == "IGO" || role.code == "UNO" || role.code == "EUR") return "international organisation";
    if (role.code == "MNC" || has("BUS")) return "company";
    if (role.code == "NGO" || role.code == "NGM") return "organisation";
    if (!role.from.empty() || !role.to.empty() || has("ELI")) return "person";
    if (has("REB") || has("UAF")) return "armed group";
    if (has("PTY")) return "party";
    return has("GOV") || has("MIL") ? "government body" : "organisation";
  }

  std::string_view name_;
  std::map<std::string, std::string, std::less<>> sectors_;
  std::vector<Error>& problems_;
  std::map<std::string, std::vector<std::string>> macros_;
  DictionaryActor actor_;
  ConvertedDictionary out_;
  std::size_t line_ = 0;
};

}  // namespace

bool is_actor_dictionary(std::string_view text) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t newline = std::min(text.find('\n', begin), text.size());
    const std::string_view line = trim(text.substr(begin, newline - begin));
    begin = newline + 1;
    if (line.empty() || line.front() == '#' || line.front() == ';') continue;
    return line.find('[') != std::string_view::npos || line.find('\t') == std::string_view::npos;
  }
  return false;
}

base::Result<ConvertedDictionary> convert_actor_dictionary(std::string_view text, std::string_view name, std::vector<Error>& problems) {
  const auto bytes = schema::data_file("actors/cameo_roles.tsv");
  if (!bytes) return bytes.error();
  const auto table = base::read_table(*bytes, "schema/actors/cameo_roles.tsv", {"cameo", "sector"});
  if (!table) return table.error();
  std::map<std::string, std::string, std::less<>> sectors;
  for (const base::TableRow& row : table->rows) sectors.emplace(row.fields[0], row.fields[1]);
  return DictionaryReader(name, std::move(sectors), problems).read(text);
}

}  // namespace dyad::extract
