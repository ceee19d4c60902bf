#include <algorithm>
#include <ostream>
#include <set>

#include <fmt/format.h>

#include "graph/export/diagram.h"
#include "graph/export/dot_style.h"
#include "graph/view/text_forms.h"

namespace dyad::graph {
namespace {

constexpr std::size_t kNameLine = 20;       // characters of a node's name before it is broken
constexpr std::size_t kNameLength = 60;
constexpr std::size_t kEvidenceLength = 400;

// A DOT string that Graphviz shows as it is. It reads entities (&lt;) in strings once and escapes (\N) twice, so a backslash is
// written as four.
std::string quote_label(std::string_view text) {
  std::string out = "\"";
  for (char c : clean_xml(text)) {
    if (c == '"') out += "\\\"";
    else if (c == '\\') out += "\\\\\\\\";
    else if (c == '&') out += "&amp;";
    else if (c == '\n') out += "\\n";
    else out += c == '\t' || c == '\r' ? ' ' : c;
  }
  return out + '"';
}

// A node's name in DOT. Only quotes are escaped there.
std::string quote_id(std::string_view text) {
  std::string out = "\"";
  for (char c : clean_xml(text)) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

// "United Nations Security Council" on several lines, for an HTML-like label.
std::string broken_name(std::string_view name) {
  std::string out, line;
  const std::string whole = shorten(escape_tsv(name), kNameLength);
  for (std::size_t begin = 0; begin < whole.size();) {
    const std::size_t end = std::min(whole.find(' ', begin), whole.size());
    const std::string word = whole.substr(begin, end - begin);
    if (!line.empty() && line.size() + word.size() >= kNameLine) {
      out += escape_xml(line) + "<BR/>";
      line.clear();
    }
    line += (line.empty() ? "" : " ") + word;
    begin = end + 1;
  }
  return out + escape_xml(line);
}

std::string node_label(const schema::Actor& actor) { return broken_name(actor.name.find_first_not_of(" \t\n") == std::string::npos ? actor.entity : actor.name); }

std::string node_tooltip(const Node& node) {
  std::string tip = fmt::format("{} ({})", node.actor.name, schema::to_string(node.actor.kind));
  if (!node.actor.code.empty()) tip += fmt::format("\n{}", node.actor.code);
  for (const std::string& sector : node.actor.sectors) tip += " " + sector;
  return tip;
}

std::string arrow_tooltip(const Arrow& arrow) {
  if (!arrow.best) return arrow.label;
  std::string tip = shorten(arrow.best->evidence.text, kEvidenceLength);
  std::string source = arrow.best->publisher.empty() ? arrow.best->title : arrow.best->publisher;
  if (arrow.best->published) source += (source.empty() ? "" : ", ") + to_readable({arrow.best->published, arrow.best->published});
  if (!source.empty()) tip += "\n— " + source;
  return tip;
}

// What the line's pattern says.
std::string_view line_pattern(const Arrow& arrow) {
  if (arrow.flags.hypothetical) return "dotted";
  return arrow.flags.future ? "dashed" : "solid";
}

std::string arrow_label(const Arrow& arrow, const ArrowStyle& style) {
  std::string what = escape_xml(escape_tsv(arrow.label));
  if (arrow.flags.negated) what = "NOT " + what;
  const std::string details = escape_xml(arrow.details());
  const char* form = arrow.relation ? "I" : "B";
  // A table, for the room around the words.
  return fmt::format("<TABLE BORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"3\"><TR><TD><FONT COLOR=\"{}\"><{}>{}</{}></FONT>{}{}</TD></TR></TABLE>",
                     style.text_colour, form, what, form, details.empty() ? "" : "<BR/>", details);
}

class DotWriter {
 public:
  DotWriter(const Network& network, const DiagramOptions& options, std::ostream& out)
      : network_(network), options_(options), diagram_(make_diagram(network, options)), out_(out) {}

  void write() {
    out_ << "digraph network {\n"
            "  graph [rankdir=LR, nodesep=0.3, ranksep=0.5, pad=0.3, bgcolor=\"white\", fontname=\"Helvetica\", fontsize=11, fontcolor=\"#222222\"";
    if (options_.legend || !options_.title.empty()) out_ << ",\n    labelloc=t, labeljust=l, label=<" << heading() << ">";
    out_ << "];\n"
            "  node [fontname=\"Helvetica\", fontsize=13, fontcolor=\"#1A1A1A\", margin=\"0.16,0.09\", penwidth=1.2];\n"
            "  edge [fontname=\"Helvetica\", fontsize=10, fontcolor=\"#333333\", arrowsize=0.8];\n";
    for (NodeIndex node : diagram_.nodes) write_node(network_.nodes[node]);
    for (const Arrow& arrow : diagram_.arrows) write_arrow(arrow);
    out_ << "}\n";
  }

 private:
  void write_node(const Node& node) {
    const NodeStyle& style = node_style(node.actor.kind);
    out_ << fmt::format("  {} [label=<{}>, shape={}, style=\"{}\", fillcolor=\"{}\", color=\"{}\", tooltip={}];\n", quote_id(node.actor.entity),
                        node_label(node.actor), style.shape, style.style, style.fill, style.border, quote_label(node_tooltip(node)));
  }

  void write_arrow(const Arrow& arrow) {
    const ArrowStyle& style = arrow.relation ? relation_style() : arrow_style(arrow.quad);
    const std::string tip = quote_label(arrow_tooltip(arrow));
    out_ << fmt::format("  {} -> {} [label=<{}>, color=\"{}\", penwidth={}, style={}, dir={}, arrowhead={}, tooltip={}, labeltooltip={}];\n",
                        quote_id(network_.nodes[arrow.from].actor.entity), quote_id(network_.nodes[arrow.to].actor.entity), arrow_label(arrow, style),
                        style.colour, to_decimal(style.width), line_pattern(arrow), arrow.reciprocal ? "both" : "forward",
                        arrow.relation ? "vee" : "normal", tip, tip);
  }

  std::string heading() const {
    std::string rows;
    if (!options_.title.empty()) {
      rows += fmt::format("<TR><TD ALIGN=\"LEFT\"><FONT POINT-SIZE=\"17\"><B>{}</B></FONT></TD></TR>", escape_xml(escape_tsv(options_.title)));
    }
    if (options_.legend) rows += legend_line(line_entries()) + legend_line(node_entries()) + legend_line(omissions());
    if (rows.empty()) rows = "<TR><TD></TD></TR>";
    return "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"3\" CELLPADDING=\"0\">" + rows + "</TABLE>";
  }

  // Cells of a line of the legend, in a table of their own, so that lines do not share columns.
  static std::string legend_line(const std::string& cells) {
    if (cells.empty()) return {};
    return "<TR><TD ALIGN=\"LEFT\"><TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"4\" CELLPADDING=\"0\"><TR>" + cells +
           "</TR></TABLE></TD></TR>";
  }

  // A piece of line is the bottom border of a flat table, in the middle of its cell.
  static std::string line_entry(std::string_view name, std::string_view colour, double width, std::string_view pattern) {
    return fmt::format("<TD VALIGN=\"MIDDLE\"><TABLE BORDER=\"{}\" SIDES=\"B\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\" COLOR=\"{}\" "
                       "STYLE=\"{}\"><TR><TD WIDTH=\"28\" HEIGHT=\"3\" FIXEDSIZE=\"TRUE\"></TD></TR></TABLE></TD><TD ALIGN=\"LEFT\">{}   </TD>",
                       width > 2 ? 3 : 2, colour, pattern, name);
  }

  std::string line_entries() const {
    std::string cells;
    const auto any = [&](auto test) { return std::any_of(diagram_.arrows.begin(), diagram_.arrows.end(), test); };
    for (schema::QuadCategory quad : {1, 2, 3, 4, 0}) {
      const ArrowStyle& style = arrow_style(quad);
      if (any([&](const Arrow& arrow) { return !arrow.relation && arrow.quad == quad; })) cells += line_entry(style.name, style.colour, style.width, "solid");
    }
    if (any([](const Arrow& arrow) { return arrow.relation; })) cells += line_entry("relation", relation_style().colour, relation_style().width, "solid");
    if (any([](const Arrow& arrow) { return line_pattern(arrow) == "dashed"; })) cells += line_entry("planned", "#4D4D4D", 1, "dashed");
    if (any([](const Arrow& arrow) { return line_pattern(arrow) == "dotted"; })) cells += line_entry("feared or alleged", "#4D4D4D", 1, "dotted");
    return cells;
  }

  std::string node_entries() const {
    std::set<schema::EntityKind> kinds;
    for (NodeIndex node : diagram_.nodes) kinds.insert(network_.nodes[node].actor.kind);
    std::string cells;
    for (schema::EntityKind kind : kinds) {
      const NodeStyle& style = node_style(kind);
      const bool rounded = style.style.starts_with("rounded");
      cells += fmt::format("<TD><TABLE BORDER=\"1\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"2\" STYLE=\"{}\" BGCOLOR=\"{}\" COLOR=\"{}\">"
                           "<TR><TD>{}</TD></TR></TABLE></TD>",
                           rounded ? "rounded" : "solid", style.fill, style.border, schema::to_string(kind));
    }
    return cells;
  }

  std::string omissions() const {
    std::string text;
    if (diagram_.left_out > 0) text += fmt::format("{} of {} arrows drawn, those with most reports. ", diagram_.arrows.size(), diagram_.arrows.size() + diagram_.left_out);
    if (diagram_.without_target > 0) text += fmt::format("{} event{} without target not drawn.", diagram_.without_target, diagram_.without_target == 1 ? "" : "s");
    return text.empty() ? text : "<TD ALIGN=\"LEFT\"><FONT COLOR=\"#5C5C5C\">" + text + "</FONT></TD>";
  }

  const Network& network_;
  const DiagramOptions& options_;
  Diagram diagram_;
  std::ostream& out_;
};

}  // namespace

void write_dot(const Network& network, const DiagramOptions& options, std::ostream& out) { DotWriter(network, options, out).write(); }

}  // namespace dyad::graph
