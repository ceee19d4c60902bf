#include "app/batch.h"

#include <atomic>
#include <condition_variable>
#include <csignal>
#include <deque>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "app/command.h"

namespace dyad::app {
namespace {

constexpr std::size_t kAheadPerThread = 8;                          // groups of documents
constexpr std::size_t kMostBytesAhead = std::size_t{16} << 20;       // of text, beyond a group for each thread
constexpr std::size_t kMostParts = 16;                               // of a group's result, waiting for their turn

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

// Groups of documents wait in `queue_` for a worker, parts of results in `progress_` for their turn. One thread alone works at once: to hand
// documents to another and back would only cost time.
class Batch {
 public:
  // A group is full from `group_bytes` of text on.
  Batch(unsigned threads, std::size_t group_bytes, const GroupWork& work) : threads_(threads), full_group_(group_bytes), work_(work) {
    if (threads < 2) return;
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
    group_.bytes += doc.text.size();
    group_.docs.push_back(std::move(doc));
    if (group_.bytes >= full_group_) submit();
  }

  void finish() {
    if (!group_.docs.empty()) submit();
    std::unique_lock lock(mutex_);
    while (delivered_ < added_) deliver_part(lock);
  }

 private:
  struct Group {
    std::size_t number = 0;
    std::size_t bytes = 0;  // of text
    std::vector<extract::Document> docs;
  };
  struct Progress {
    std::deque<Delivery> parts;
    bool is_done = false;
    std::size_t bytes = 0;  // of the group, when it is done
  };

  void submit() {
    Group group = std::exchange(group_, {});
    if (workers_.empty()) return work_(group.docs, 0, [](Delivery part) { part(); });
    std::unique_lock lock(mutex_);
    while (is_full()) deliver_part(lock);
    bytes_ahead_ += group.bytes;
    group.number = added_++;
    queue_.push_back(std::move(group));
    lock.unlock();
    changed_.notify_all();
    lock.lock();
    while (is_ready()) deliver_part(lock);
  }

  bool is_full() const {
    const std::size_t ahead = added_ - delivered_;
    return ahead >= threads_ * kAheadPerThread || (ahead >= threads_ && bytes_ahead_ > kMostBytesAhead);
  }

  bool is_ready() const {
    const auto first = progress_.find(delivered_);
    return first != progress_.end() && (!first->second.parts.empty() || first->second.is_done);
  }

  // The next part of the first group that is not delivered, or its end.
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
      Group group = std::move(queue_.front());
      queue_.pop_front();
      lock.unlock();
      work_(group.docs, worker, [&](Delivery part) { hand_over(group.number, std::move(part)); });
      group.docs.clear();
      lock.lock();
      Progress& progress = progress_[group.number];
      progress.is_done = true;
      progress.bytes = group.bytes;
      changed_.notify_all();
    }
  }

  const std::size_t threads_;
  const std::size_t full_group_;
  const GroupWork& work_;
  Group group_;  // not yet full
  std::mutex mutex_;
  std::condition_variable changed_;
  // Guarded by mutex_.
  std::deque<Group> queue_;
  std::map<std::size_t, Progress> progress_;  // by number of the group
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

namespace {

BatchCounts run_groups(const Source& next, unsigned threads, std::size_t group_bytes, const GroupWork& work, const Wanted& is_wanted) {
  BatchCounts counts;
  const InterruptGuard guard;
  Batch batch(threads, group_bytes, work);
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

}  // namespace

BatchCounts run_batch_in_groups(const Source& next, unsigned threads, std::size_t group_bytes, const GroupWork& work, const Wanted& is_wanted) {
  return run_groups(next, threads, group_bytes, work, is_wanted);
}

BatchCounts run_batch_in_parts(const Source& next, unsigned threads, const PartWork& work, const Wanted& is_wanted) {
  const GroupWork each = [&](std::span<const extract::Document> docs, unsigned worker, const Deliver& deliver) {
    for (const extract::Document& doc : docs) work(doc, worker, deliver);
  };
  return run_groups(next, threads, 0, each, is_wanted);
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
