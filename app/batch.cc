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

constexpr std::size_t kAheadPerThread = 8;

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

// Documents wait in `queue_` for a worker, results in `finished_` for their turn.
class Batch {
 public:
  Batch(unsigned threads, const Work& work) : limit_(threads * kAheadPerThread), work_(work) {
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
    while (added_ - delivered_ >= limit_) deliver_next(lock);
    queue_.push_back({added_++, std::move(doc)});
    lock.unlock();
    changed_.notify_all();
    lock.lock();
    while (finished_.contains(delivered_)) deliver_next(lock);
  }

  void finish() {
    std::unique_lock lock(mutex_);
    while (delivered_ < added_) deliver_next(lock);
  }

 private:
  struct Job {
    std::size_t number;
    extract::Document doc;
  };

  void deliver_next(std::unique_lock<std::mutex>& lock) {
    changed_.wait(lock, [this] { return finished_.contains(delivered_); });
    const Delivery delivery = std::move(finished_.extract(delivered_).mapped());
    ++delivered_;
    lock.unlock();
    delivery();
    lock.lock();
  }

  void run_worker(unsigned number) {
    std::unique_lock lock(mutex_);
    for (;;) {
      changed_.wait(lock, [this] { return closed_ || !queue_.empty(); });
      if (queue_.empty()) return;
      Job job = std::move(queue_.front());
      queue_.pop_front();
      lock.unlock();
      Delivery delivery = work_(std::move(job.doc), number);
      lock.lock();
      finished_.emplace(job.number, std::move(delivery));
      changed_.notify_all();
    }
  }

  const std::size_t limit_;
  const Work& work_;
  std::mutex mutex_;
  std::condition_variable changed_;
  // Guarded by mutex_.
  std::deque<Job> queue_;
  std::map<std::size_t, Delivery> finished_;
  std::size_t added_ = 0;
  std::size_t delivered_ = 0;
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

BatchCounts run_batch(const Source& next, unsigned threads, const Work& work, const Wanted& is_wanted) {
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

BatchCounts run_batch(const InputOptions& inputs, const extract::ReadOptions& read, unsigned threads, const Work& work, const Wanted& is_wanted) {
  extract::DocumentReader reader(inputs.inputs, read);
  return run_batch([&reader] { return reader.next(); }, threads, work, is_wanted);
}

}  // namespace dyad::app
