// Documents through threads: one reads, some work, and the results come out in the order of the input, so that any number
// of threads gives the same bytes. One thread alone does both in turn. Memory is bounded: at most a few documents (or groups of small ones) a
// thread, and some megabytes of text, are under way.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>

#include "app/options.h"
#include "base/result.h"
#include "extract/document/document_reader.h"

namespace dyad::app {

// Why a batch ended.
struct BatchCounts {
  std::size_t documents = 0;   // read, whether wanted or not
  std::size_t failed = 0;      // could not be read; each was reported
  bool interrupted = false;    // by Ctrl-C: what was under way is finished, the rest is left
};

// A finished document's result: delivers itself to the output when its turn comes, on the calling thread.
using Delivery = std::function<void()>;
// Works on a document; called by `worker` threads at once, each with its own number 0..threads-1.
using Work = std::function<Delivery(const extract::Document& doc, unsigned worker)>;

// The same for results that are large: they are handed over part by part through `deliver`, which waits while too many parts wait for their turn.
using Deliver = std::function<void(Delivery part)>;
using PartWork = std::function<void(const extract::Document& doc, unsigned worker, const Deliver& deliver)>;

// The same for documents that are worked on in groups: some that follow each other, until they have `group_bytes` of text.
using GroupWork = std::function<void(std::span<const extract::Document> docs, unsigned worker, const Deliver& deliver)>;

// Gives the next document, or what went wrong with it; nothing at the end. Called on the thread that calls run_batch.
using Source = std::function<std::optional<base::Result<extract::Document>>()>;

// Whether a document is to be worked on at all; called on the thread that reads. None: every document.
using Wanted = std::function<bool(const extract::Document& doc)>;

// The options as the reader wants them; BadInput for a wrong field or date.
base::Result<extract::ReadOptions> read_options(const InputOptions& options);

// Reports every document that cannot be read and goes on with the next.
BatchCounts run_batch(const Source& next, unsigned threads, const Work& work, const Wanted& is_wanted = {});
BatchCounts run_batch(const InputOptions& inputs, const extract::ReadOptions& read, unsigned threads, const Work& work, const Wanted& is_wanted = {});
BatchCounts run_batch_in_parts(const Source& next, unsigned threads, const PartWork& work, const Wanted& is_wanted = {});
BatchCounts run_batch_in_groups(const Source& next, unsigned threads, std::size_t group_bytes, const GroupWork& work, const Wanted& is_wanted = {});

}  // namespace dyad::app
