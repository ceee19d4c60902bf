#include "app/batch.h"

#include <atomic>
#include <condition_variable>
#include <csignal>
#include <deque>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

#include <fmt/format.h>

#include "app/command.h"

namespace dyad::app {
namespace {

constexpr std::size_t kAheadPerThread = 8;                          // documents
constexpr std::size_t kMostBytesAhead = std::size_t{16} << 20;       // of text, beyond a document for each thread
constexpr std::size_t kMostParts = 16;                               // of a document's result, waiting for their turn

std::atomic<bool> interrupted = false;

extern "C" void note_interrupt(int) { interrupted = true; }

// Ctrl-C ends the reading; a second one ends the program as usual.
class InterruptGuard {
 public:
  InterruptGuard() { previous_ = std::signal(SIGINT, [](int signal) { note_interrupt(signal); std::signal(SIGINT, SIG_DFL); }); }
  ~InterruptGuard() { std::signal(SIGINT, previous_); }

 private:
  void (*previous_)(int) = SIG_DFL;
};

// Documents wait in `queue_` for a worker, parts of results in `progress_` for their turn.
class Batch {
 public:
  Batch(unsigned threads, const PartWork& work) : threads_(threads), work_(work) {
    for (unsigned i = 0; i < threads; ++i) workers_.emplace_back([this, i] { run_worker(i); });
  }

  ~Batch() {
    {
      const std::scoped_lock lock(mutex_);
      closed_ = true;
    }
    changed_.notify_all();
    for (std::thread& worker : workers_) worker.join();
  }

  // Waits while too much is under way, delivering what is ready.
  void add(extract::Document doc) {
    std::unique_lock lock(mutex_);
    while (is_full()) deliver_part(lock);
    bytes_ahead_ += doc.text.size();
    queue_.push_back({added_++, std::move(doc)});
    lock.unlock();
    changed_.notify_all();
    lock.lock();
    while (is_ready()) deliver_part(lock);
  }

  void finish() {
    std::unique_lock lock(mutex_);
    while (delivered_ < added_) deliver_part(lock);
  }

 private:
  struct Job {
    std::size_t number = 0;
    extract::Document doc;
  };
  struct Progress {
    std::deque<Delivery> parts;
    bool is_done = false;
    std::size_t bytes = 0;  // of the document, when it is done
  };

  bool is_full() const {
    const std::size_t ahead = added_ - delivered_;
    return ahead >= threads_ * kAheadPerThread || (ahead >= threads_ && bytes_ahead_ > kMostBytesAhead);
  }

  bool is_ready() const {
    const auto first = progress_.find(delivered_);
    return first != progress_.end() && (!first->second.parts.empty() || first->second.is_done);
  }

  // The next part of the first document that is not delivered, or its end.
  void deliver_part(std::unique_lock<std::mutex>& lock) {
    changed_.wait(lock, [this] { return is_ready(); });
    Progress& first = progress_[delivered_];
    if (first.parts.empty()) {
      bytes_ahead_ -= first.bytes;
      progress_.erase(delivered_++);
      return;
    }
    const Delivery part = std::move(first.parts.front());
    first.parts.pop_front();
    lock.unlock();
    changed_.notify_all();
    part();
    lock.lock();
  }

  void hand_over(std::size_t number, Delivery part) {
    std::unique_lock lock(mutex_);
    Progress& progress = progress_[number];
    changed_.wait(lock, [&] { return closed_ || progress.parts.size() < kMostParts; });
    progress.parts.push_back(std::move(part));
    lock.unlock();
    changed_.notify_all();
  }

  void run_worker(unsigned worker) {
    std::unique_lock lock(mutex_);
    for (;;) {
      changed_.wait(lock, [this] { return closed_ || !queue_.empty(); });
      if (queue_.empty()) return;
      Job job = std::move(queue_.front());
      queue_.pop_front();
      lock.unlock();
      work_(job.doc, worker, [&](Delivery part) { hand_over(job.number, std::move(part)); });
      const std::size_t bytes = job.doc.text.size();
      job.doc = {};
      lock.lock();
      Progress& progress = progress_[job.number];
      progress.is_done = true;
      progress.bytes = bytes;
      changed_.notify_all();
    }
  }

  const std::size_t threads_;
  const PartWork& work_;
  std::mutex mutex_;
  std::condition_variable changed_;
  // Guarded by mutex_.
  std::deque<Job> queue_;
  std::map<std::size_t, Progress> progress_;  // by number of the document
  std::size_t added_ = 0;
  std::size_t delivered_ = 0;
  std::size_t bytes_ahead_ = 0;
  bool closed_ = false;
  std::vector<std::thread> workers_;
};

}  // namespace

base::Result<extract::ReadOptions> read_options(const InputOptions& options) {
  extract::ReadOptions read;
  const auto format = extract::to_input_format(options.format);
  if (!format) return base::Error{base::ErrorCode::BadInput, fmt::format("--input-format: expected auto, article, text, jsonl, csv or tsv: {}", options.format)};
  read.format = *format;
  auto fields = extract::read_field_mapping(options.fields);
  if (!fields) return fields.error();
  read.fields = std::move(*fields);
  if (options.creation_time.empty()) return read;
  read.creation_time = base::parse_date(options.creation_time);
  if (!read.creation_time) return base::Error{base::ErrorCode::BadInput, fmt::format("--dct: expected a day like 2021-12-22: {}", options.creation_time)};
  return read;
}

BatchCounts run_batch_in_parts(const Source& next, unsigned threads, const PartWork& work, const Wanted& is_wanted) {
  BatchCounts counts;
  const InterruptGuard guard;
  Batch batch(threads, work);
  while (!interrupted) {
    auto doc = next();
    if (!doc) break;
    if (!*doc) {
      report(doc->error().message);
      ++counts.failed;
      continue;
    }
    ++counts.documents;
    if (!is_wanted || is_wanted(**doc)) batch.add(std::move(**doc));
  }
  batch.finish();
  counts.interrupted = interrupted;
  return counts;
}

BatchCounts run_batch(const Source& next, unsigned threads, const Work& work, const Wanted& is_wanted) {
  const PartWork whole = [&](const extract::Document& doc, unsigned worker, const Deliver& deliver) { deliver(work(doc, worker)); };
  return run_batch_in_parts(next, threads, whole, is_wanted);
}

BatchCounts run_batch(const InputOptions& inputs, const extract::ReadOptions& read, unsigned threads, const Work& work, const Wanted& is_wanted) {
  extract::DocumentReader reader(inputs.inputs, read);
  return run_batch([&reader] { return reader.next(); }, threads, work, is_wanted);
}

}  // namespace dyad::app
