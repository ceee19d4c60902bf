// Floats on cache-line borders, as the vector units like them.
#pragma once

#include <cstddef>
#include <new>
#include <vector>

namespace dyad::extract {

template <typename T>
struct CacheLineAllocator {
  using value_type = T;
  static constexpr std::align_val_t kAlignment{64};

  CacheLineAllocator() = default;
  template <typename U>
  CacheLineAllocator(const CacheLineAllocator<U>&) {}  // NOLINT: allocators convert

  T* allocate(std::size_t count) { return static_cast<T*>(::operator new(count * sizeof(T), kAlignment)); }
  void deallocate(T* pointer, std::size_t) { ::operator delete(pointer, kAlignment); }
  bool operator==(const CacheLineAllocator&) const { return true; }
};

using FloatBuffer = std::vector<float, CacheLineAllocator<float>>;

// Room for `count` floats. A buffer that is used again and again is not shrunk: to grow again would clear what is written over anyway.
inline float* room(FloatBuffer& buffer, std::size_t count) {
  if (buffer.size() < count) buffer.resize(count);
  return buffer.data();
}

}  // namespace dyad::extract
