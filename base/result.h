// A value or the reason why there is none. For faults of the input or the disk; faults of the program are asserted.
//
//   Result<Date> day = read_date(field);
//   if (!day) return day.error();
//   use(*day);
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace dyad::base {

enum class ErrorCode {
  NotFound,      // a file, folder, document or entity that was named is absent
  Unreadable,    // it is there and cannot be read (permission, device)
  BadInput,      // its content is not what was expected
  Unsupported,   // a format or version that this program does not know
  Failed,        // the disk, the database or a library failed
};

struct Error {
  ErrorCode code = ErrorCode::Failed;
  std::string message;  // one line: what, where, what was expected; no final full stop
};

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}
  Result(Error error) : state_(std::move(error)) {}

  explicit operator bool() const { return state_.index() == 0; }
  bool has_value() const { return state_.index() == 0; }

  // REQUIRES: has_value()
  T& operator*() & { assert(has_value()); return *std::get_if<0>(&state_); }
  const T& operator*() const& { assert(has_value()); return *std::get_if<0>(&state_); }
  T&& operator*() && { assert(has_value()); return std::move(*std::get_if<0>(&state_)); }
  T* operator->() { assert(has_value()); return std::get_if<0>(&state_); }
  const T* operator->() const { assert(has_value()); return std::get_if<0>(&state_); }

  // REQUIRES: !has_value()
  const Error& error() const { assert(!has_value()); return *std::get_if<1>(&state_); }

 private:
  std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)), failed_(true) {}

  explicit operator bool() const { return !failed_; }
  bool has_value() const { return !failed_; }

  // REQUIRES: !has_value()
  const Error& error() const { assert(failed_); return error_; }

 private:
  Error error_;
  bool failed_ = false;
};

}  // namespace dyad::base
