#include "extract/document/document_reader.h"

#include <string>
#include <vector>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include "base/hash.h"
#include "tests/support/scratch_folder.h"

namespace dyad::extract {
namespace {

using Texts = std::vector<std::string>;

std::vector<base::Result<Document>> read(std::vector<std::string> inputs, ReadOptions options = {}) {
  DocumentReader reader(std::move(inputs), std::move(options));
  std::vector<base::Result<Document>> results;
  while (auto result = reader.next()) results.push_back(*std::move(result));
  CHECK_FALSE(reader.next());
  return results;
}

std::string remove_all(std::string text, const std::string& piece) {
  for (std::size_t at; (at = text.find(piece)) != std::string::npos;) text.erase(at, piece.size());
  return text;
}

// One line a result: "ID DATE [title] text|text", or "! message"; paths without the folder.
Texts described(const test::ScratchFolder& folder, const std::vector<base::Result<Document>>& results) {
  Texts lines;
  for (const auto& result : results) {
    if (!result) {
      lines.push_back("! " + remove_all(result.error().message, folder.path() + "/"));
      continue;
    }
    std::string line = (result->id.size() == 32 ? "hash" : result->id) + (result->creation_time ? " " + base::to_iso(*result->creation_time) : " -");
    for (const Block& block : result->blocks) {
      const std::string words = result->text.substr(block.span.begin, block.span.size());
      line += block.kind == Block::Kind::Title ? " [" + words + "]" : " <" + words + ">";
    }
    lines.push_back(line);
  }
  return lines;
}

// One file of the given name and bytes.
Texts read_file(const std::string& name, const std::string& bytes, ReadOptions options = {}) {
  const test::ScratchFolder folder;
  return described(folder, read({folder.write(name, bytes)}, std::move(options)));
}

const std::string kArticle = "Ministers Meet\n20211222\nhttps://wire.example/1\nThey met on Monday.\n\nThey left.\n";

TEST_CASE("an article has title, date, URL and a block a line", "[document]") {
  const test::ScratchFolder folder;
  const std::string path = folder.write("a.txt", kArticle);
  const auto results = read({path});
  REQUIRE(results.size() == 1);
  REQUIRE(results[0]);
  const Document& doc = *results[0];
  CHECK(doc.text == kArticle);
  CHECK(doc.id == base::content_hash(kArticle));
  CHECK(doc.title == "Ministers Meet");
  CHECK(doc.url == "https://wire.example/1");
  CHECK(doc.creation_time_basis == CreationTimeBasis::Stated);
  CHECK(doc.origin == path);
  CHECK(described(folder, results) == Texts{"hash 2021-12-22 [Ministers Meet] <They met on Monday.> <They left.>"});
}

TEST_CASE("articles that are not quite in order", "[document]") {
  const auto [bytes, expected] = GENERATE(table<std::string, std::string>({
      {"\xEF\xBB\xBFTalks\r\n20211222\r\nhttps://w.example/1\r\nThey met.\r\n", "hash 2021-12-22 [Talks] <They met.>"},
      {"Talks\n2021-12-22\n\nThey met.", "hash 2021-12-22 [Talks] <They met.>"},
      {"Talks\n20211222\nThey met at once.\nThey left.", "hash 2021-12-22 [Talks] <They met at once.> <They left.>"},
      {"\n20211222\nhttps://w.example/1\nThey met.", "hash 2021-12-22 <They met.>"},
      {"Talks\n20211222\nhttps://w.example/1\nRead more\nThey met.", "hash 2021-12-22 [Talks] <They met.>"},
      // Faults.
      {"Talks\nhttps://w.example/1\nThey met.", "! a.txt:2: expected the date as YYYYMMDD, found 'https://w.example/1'"},
      {"Talks\n\nhttps://w.example/1\nThey met.", "! a.txt:2: expected the date as YYYYMMDD, found ''"},
      {"Talks\nDec 22\nhttps://w.example/1\nThey met.", "! a.txt:2: expected the date as YYYYMMDD, found 'Dec 22'"},
      {"Talks\n20210230\nhttps://w.example/1\nThey met.", "! a.txt:2: expected the date as YYYYMMDD, found '20210230'"},
      {"Talks\n20211222\nhttps://w.example/1\n \n", "! a.txt:4: expected the text of the article, found nothing after title, date and URL"},
      {"Talks\n20211222\n", "! a.txt:4: expected the text of the article, found nothing after title, date and URL"},
      {std::string("Talks\n20211222\nhttps://w.example/1\nThey met.") + '\0', "! a.txt:4: binary data, expected UTF-8 text"},
  }));
  CAPTURE(bytes);
  CHECK(read_file("a.txt", bytes) == Texts{expected});
}

TEST_CASE("plain text is a document with paragraphs", "[document]") {
  const auto [bytes, expected] = GENERATE(table<std::string, std::string>({
      {"Ministers meet\nThey met on Monday .\nThey left .", "hash - [Ministers meet] <They met on Monday .> <They left .>"},
      {"They met on Monday.\n\nThey left.\n", "hash - <They met on Monday.> <They left.>"},
      {"Ministers met on Monday to\ndiscuss the border.", "hash - <Ministers met on Monday to\ndiscuss the border.>"},
      {"GENEVA, Dec 22, 2021 (NWS) - They met.", "hash 2021-12-22 <GENEVA, Dec 22, 2021 (NWS) - They met.>"},
      {"GENEVA, Dec 22 (NWS) - They met.", "hash - <GENEVA, Dec 22 (NWS) - They met.>"},
      {"", "! a:1: expected text, found nothing"},
      {" \n\n", "! a:1: expected text, found nothing"},
  }));
  CAPTURE(bytes);
  CHECK(read_file("a", bytes) == Texts{expected});
}

TEST_CASE("the creation time that the user gives is for documents without one", "[document]") {
  ReadOptions options;
  options.creation_time = base::parse_date("2020-01-01");
  CHECK(read_file("a", "They met.", options) == Texts{"hash 2020-01-01 <They met.>"});
  CHECK(read_file("a", kArticle, options) == Texts{"hash 2021-12-22 [Ministers Meet] <They met on Monday.> <They left.>"});
}

TEST_CASE("JSON lines: fields by name or synonym, one error a bad line", "[document]") {
  const auto [line, expected] = GENERATE(table<std::string, std::string>({
      {R"({"id":"a","date":"2021-12-22","text":"They met."})", "a 2021-12-22 <They met.>"},
      {R"({"id":7,"Published At":"2021-12-22T10:00:00Z","body":"They met.","x":[1]})", "7 2021-12-22 <They met.>"},
      {R"({"date":20211222,"content":"They met.","headline":"Talks","source":null})", "hash 2021-12-22 <They met.>"},
      {R"({"title":"Talks","text":"Talks\nThey met."})", "hash - [Talks] <They met.>"},
      {R"({"text":"They met.","url":"https://w.example/2021/12/22/talks"})", "hash 2021-12-22 <They met.>"},
      {R"({"id":"a","date":"","text":"They met."})", "a - <They met.>"},
      {R"({"text":"Caf\u00e9 \ud83d\ude00."})", "hash - <Café 😀.>"},
      // Faults.
      {R"({"id":"a"})",
       "! n.jsonl:1: expected a field 'text' (or body, content, full_text, fulltext, maintext, article, article_text, article_body, articlebody, "
       "story)"},
      {R"({"text":""})",
       "! n.jsonl:1: expected text in the field 'text' (or body, content, full_text, fulltext, maintext, article, article_text, article_body, "
       "articlebody, story)"},
      {R"({"text":7})", "! n.jsonl:1: expected a string in 'text', found number"},
      {R"({"text":"a","date":{"y":1}})", "! n.jsonl:1: expected a string in 'date', found object"},
      {R"({"text":"a","date":"22/12/2021"})", "! n.jsonl:1: expected a date like 2021-12-22, found '22/12/2021'"},
      {R"({"text":"a","date":"2021-02-30"})", "! n.jsonl:1: expected a date like 2021-12-22, found '2021-02-30'"},
      {R"({"text":"a","n":1e999})", "! n.jsonl:1: bad JSON: number overflow parsing '1e999'"},
      {R"({"text":"a\u0000b"})", "! n.jsonl:1: expected text, found a NUL character in it"},
      {R"("text")", "! n.jsonl:1: expected a JSON object, found string '\"text\"'"},
  }));
  CAPTURE(line);
  const std::string good = "\n{\"id\":\"z\",\"text\":\"They left.\"}\n";
  CHECK(read_file("n.jsonl", line + "\n" + good) == Texts{expected, "z - <They left.>"});
}

TEST_CASE("JSON that is broken names line and column", "[document]") {
  const auto found = read_file("n.jsonl", "{\"text\":\"a\"}\n{\"text\": oops}\n{\"text\":\"b\n{\"text\":\"c\"}\n");
  REQUIRE(found.size() == 4);
  CHECK_THAT(found[1], Catch::StartsWith("! n.jsonl:2: bad JSON at column 10: "));
  CHECK_THAT(found[2], Catch::StartsWith("! n.jsonl:3: bad JSON at column 11: "));
  CHECK(found[3] == "hash - <c>");
}

TEST_CASE("JSON that is not a line an object is one error", "[document]") {
  CHECK(read_file("n.json", "[{\"text\":\"a\"},\n{\"text\":\"b\"}]\n") == Texts{"! n.json:1: expected one JSON object a line, found a JSON array"});
  CHECK(read_file("n.json", "[{\"text\":\"a\"}]") == Texts{"! n.json:1: expected one JSON object a line, found a JSON array"});
  CHECK(read_file("n.json", "{\n \"text\": \"a\"\n}\n") == Texts{"! n.json:1: expected one JSON object a line, found an object over several lines"});
  CHECK(read_file("n.jsonl", "{\"text\": \"a\n{\"text\":\"b\"}\n").size() == 2);  // a line cut short, not a file of another kind
}

TEST_CASE("CSV and TSV with quoted line ends and other names", "[document]") {
  CHECK(read_file("n.csv", "id,date,title,text\n1,2021-12-22,Talks,\"They met.\n\nThey \"\"left\"\".\"\n\n2,,,Rain.\n") ==
        Texts{"1 2021-12-22 <They met.> <They \"left\".>", "2 - <Rain.>"});
  CHECK(read_file("n", "Id;Body\r\n1;They met, he said.\r\n") == Texts{"1 - <They met, he said.>"});
  CHECK(read_file("n.tsv", "id\ttext\n1\t\"We met,\" he said.\n2\t\"He said \"\"no\"\".\"\n3\t\"a\nb\"\n4\t\"We met.\n5\tNo.\n") ==
        Texts{"1 - <\"We met,\" he said.>", "2 - <He said \"no\".>", "3 - <a\nb>", "4 - <\"We met.>", "5 - <No.>"});
  ReadOptions options;
  options.fields = {{"text", "Nachricht"}, {"date", "Tag"}};
  CHECK(read_file("n.csv", "Tag,text,Nachricht\n20211222,no,They met.\n", options) == Texts{"hash 2021-12-22 <They met.>"});
}

TEST_CASE("faults in tables name the record's line and leave the others", "[document]") {
  CHECK(read_file("n.csv", "id,text\n1,a,b\n2\n3,\"a\"b\n4,good.\n5,\n6,\"open\n") ==
        Texts{"! n.csv:2: expected 2 fields as in the header, found 3", "! n.csv:3: expected 2 fields as in the header, found 1",
              "! n.csv:4: expected a separator after a closing quote (quotes inside a field are doubled)", "4 - <good.>",
              "! n.csv:6: expected text in the field 'text' (or body, content, full_text, fulltext, maintext, article, article_text, article_body, "
              "articlebody, story)",
              "! n.csv:7: a quote that is opened in this record is never closed; what follows was not read"});
  CHECK(
      read_file("n.csv", "a,b\n1,2\n") ==
      Texts{"! n.csv:1: expected a column 'text' (or body, content, full_text, fulltext, maintext, article, article_text, article_body, articlebody, "
            "story), found 'a, b'"});
  CHECK(read_file("n.csv", "") == Texts{"! n.csv:1: expected a header with the names of the columns, found nothing"});
  ReadOptions options;
  options.fields = {{"text", "words"}};
  CHECK(read_file("n.csv", "id,text\n1,a\n", options) == Texts{"! n.csv:1: expected a column 'words', found 'id, text'"});
}

TEST_CASE("a format that is given is taken, whatever the file looks like", "[document]") {
  ReadOptions options;
  options.format = InputFormat::Text;
  CHECK(read_file("n.jsonl", "{\"text\":\"a\"}", options) == Texts{"hash - <{\"text\":\"a\"}>"});
  options.format = InputFormat::Article;
  CHECK(read_file("a", "They met.", options) == Texts{"! a:2: expected the date as YYYYMMDD, found ''"});
}

TEST_CASE("invalid bytes are replaced and counted", "[document]") {
  const test::ScratchFolder folder;
  const auto text = read({folder.write("a.txt", "The caf\xE9 closed on Monday. Nobody\xFF came.")});
  REQUIRE(text[0]);
  CHECK(text[0]->text == "The caf\uFFFD closed on Monday. Nobody\uFFFD came.");
  CHECK(text[0]->replaced_bytes == 2);
  const auto lines = read({folder.write("a.jsonl", "{\"text\":\"The caf\xE9 closed.\"}\n")});
  REQUIRE(lines[0]);
  CHECK(lines[0]->replaced_bytes == 1);
  const auto table = read({folder.write("a.csv", "id,text\n1,The caf\xE9 closed.\n")});
  REQUIRE(table[0]);
  CHECK(table[0]->replaced_bytes == 1);
}

TEST_CASE("folders are read in the order of their names", "[document]") {
  const test::ScratchFolder folder;
  folder.write("news/b.txt", "B.");
  folder.write("news/B.txt", "Upper.");
  folder.write("news/a/z.txt", "Z.");
  folder.write("news/a.txt", "A.");
  folder.write("news/.hidden", "No.");
  folder.write("news/.git/x.txt", "No.");
  ::mkfifo(folder.path_of("news/pipe").c_str(), 0600);
  CHECK(described(folder, read({folder.path_of("news"), folder.path_of("news/b.txt")})) ==
        Texts{"hash - <Upper.>", "hash - <Z.>", "hash - <A.>", "hash - <B.>", "hash - <B.>"});
}

TEST_CASE("inputs that cannot be read are named, and the rest is read", "[document]") {
  const test::ScratchFolder folder;
  const std::string good = folder.write("z.txt", "They met.");
  ::mkdir(folder.path_of("empty").c_str(), 0700);
  const auto found = described(folder, read({folder.path_of("none"), folder.path_of("empty"), folder.write("p.pdf", "%PDF-1.4"),
                                             folder.write("t.gz", std::string("\x1f\x8b\x08\0\0", 5)), good}));
  CHECK(found == Texts{"! none: no such file or folder", "! empty: expected documents in this folder, it is empty",
                       "! p.pdf: binary data, expected UTF-8 text", "! t.gz: gzip data end too early", "hash - <They met.>"});
}

TEST_CASE("files and folders without permission are named", "[document]") {
  if (::geteuid() == 0) {
    SUCCEED("the superuser may read everything");
    return;
  }
  const test::ScratchFolder folder;
  folder.write("locked/a.txt", "A.");
  ::chmod(folder.path_of("locked").c_str(), 0);
  ::chmod(folder.write("b.txt", "B.").c_str(), 0);
  CHECK(described(folder, read({folder.path_of("locked"), folder.path_of("b.txt")})) ==
        Texts{"! locked: folder cannot be read: Permission denied", "! b.txt: cannot be opened: Permission denied"});
  ::chmod(folder.path_of("locked").c_str(), 0700);
}

TEST_CASE("a line over the limit is an error and not held in memory", "[document]") {
  const test::ScratchFolder folder;
  const std::size_t size = std::size_t{200} << 20;
  const std::string path = folder.write("n.jsonl", "{\"text\":\"First.\"}\n{\"text\":\"" + std::string(100000, 'x'));
  REQUIRE(::truncate(path.c_str(), static_cast<off_t>(size)) == 0);  // a hole: 200 MB of zeros that take no disk
  if (std::FILE* file = std::fopen(path.c_str(), "ab")) {
    std::fputs("\"}\n{\"text\":\"Last.\"}\n", file);
    std::fclose(file);
  }
  rusage before{}, after{};
  ::getrusage(RUSAGE_SELF, &before);
  ReadOptions options;
  options.max_document_bytes = std::size_t{1} << 20;
  const auto found = described(folder, read({path, folder.write("a.txt", std::string(2 << 20, 'x'))}, options));
  ::getrusage(RUSAGE_SELF, &after);
  CHECK(found == Texts{"hash - <First.>", "! n.jsonl:2: expected a line of at most 1048576 bytes", "hash - <Last.>",
                       "! a.txt:1: expected a document of at most 1048576 bytes"});
  CHECK(after.ru_maxrss - before.ru_maxrss < 32 << 10);  // KiB
}

TEST_CASE("an id stands for one text", "[document]") {
  CHECK(read_file("n.jsonl",
                  "{\"id\":\"a\",\"text\":\"One.\"}\n{\"id\":\"a\",\"text\":\"One.\"}\n{\"id\":\"a\",\"text\":\"Two.\"}\n{\"id\":\"b\",\"text\":"
                  "\"Two.\"}\n") ==
        Texts{"a - <One.>", "a - <One.>", "! n.jsonl:3: expected another id than 'a', which an earlier document with other text has", "b - <Two.>"});
}

TEST_CASE("records with the same text and other URLs are different documents", "[document]") {
  const test::ScratchFolder folder;
  const auto found = read({folder.write("n.jsonl", "{\"text\":\"One.\",\"url\":\"u\"}\n{\"text\":\"One.\",\"url\":\"v\"}\n{\"text\":\"One.\"}\n")});
  REQUIRE(found.size() == 3);
  CHECK(found[0]->id != found[1]->id);
  CHECK(found[2]->id == base::content_hash("One."));
}

TEST_CASE("the mapping of fields is checked", "[document]") {
  const auto mapping = read_field_mapping({"text=body", "date=a=b"});
  REQUIRE(mapping);
  CHECK(*mapping == FieldMapping{{"date", "a=b"}, {"text", "body"}});
  for (const char* word : {"text", "text=", "txt=body", "=body"}) {
    CAPTURE(word);
    const auto bad = read_field_mapping({word});
    REQUIRE_FALSE(bad);
    CHECK_THAT(bad.error().message, Catch::StartsWith("expected FIELD=COLUMN with a field out of id, date, title, url, source, text"));
  }
}

TEST_CASE("formats have names", "[document]") {
  for (const char* name : {"auto", "article", "text", "jsonl", "csv", "tsv"}) CHECK(to_string(*to_input_format(name)) == name);
  CHECK_FALSE(to_input_format("xml"));
}

}  // namespace
}  // namespace dyad::extract
