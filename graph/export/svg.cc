#include <memory>
#include <mutex>
#include <sstream>

#include <fmt/format.h>
#include <graphviz/gvc.h>

#include "graph/export/export.h"

namespace dyad::graph {
namespace {

// Graphviz keeps its state in globals: one drawing at a time.
std::mutex graphviz_mutex;
std::string graphviz_messages;  // guarded by graphviz_mutex

int keep_message(char* text) {
  graphviz_messages += text;
  return 0;
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

base::Error failure(std::string_view step) {
  return {base::ErrorCode::Failed, fmt::format("Graphviz cannot {} the diagram: {}", step, graphviz_messages.empty() ? "no reason given" : first_line(graphviz_messages))};
}

struct CloseGraph {
  void operator()(Agraph_t* graph) const { agclose(graph); }
};

// One for the life of the program: Graphviz remembers the last font by a name that it frees with the context, and would compare
// the next drawing's font with it.
GVC_t* kept_context() {
  static GVC_t* const context = gvContext();
  return context;
}

base::Result<std::string> render(GVC_t* context, Agraph_t* graph) {
  if (gvLayout(context, graph, "dot") != 0) return failure("lay out");
  char* data = nullptr;
  unsigned length = 0;
  const bool done = gvRenderData(context, graph, "svg", &data, &length) == 0 && data;
  std::string svg = done ? std::string(data, length) : std::string();
  if (data) gvFreeRenderData(data);
  gvFreeLayout(context, graph);
  if (!done) return failure("draw");
  return svg;
}

}  // namespace

base::Result<std::string> draw_svg(const Network& network, const DiagramOptions& options) {
  std::ostringstream dot;
  write_dot(network, options, dot);
  const std::lock_guard lock(graphviz_mutex);
  graphviz_messages.clear();
  agseterrf(keep_message);
  const std::unique_ptr<Agraph_t, CloseGraph> graph(agmemread(dot.str().c_str()));
  if (!graph) return failure("read");
  return render(kept_context(), graph.get());
}

}  // namespace dyad::graph
