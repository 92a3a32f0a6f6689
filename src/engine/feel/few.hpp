// A row of values whose length is told once: up to N of them need no memory of their own.
#pragma once
#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace tb::feel {

template <class T, std::size_t N>
class Few {
 public:
  explicit Few(std::size_t size) : size_(size) {
    if (size > N) many_.resize(size);
    values_ = size > N ? many_.data() : reinterpret_cast<T*>(few_);
    if (size <= N) std::uninitialized_value_construct_n(values_, size);
  }
  ~Few() {
    if (size_ <= N) std::destroy_n(values_, size_);
  }
  Few(const Few&) = delete;
  Few& operator=(const Few&) = delete;

  T& operator[](std::size_t i) { return values_[i]; }
  std::span<T> all() { return {values_, size_}; }

 private:
  std::size_t size_;
  alignas(T) std::byte few_[N * sizeof(T)];
  std::vector<T> many_;
  T* values_;
};

}  // namespace tb::feel
