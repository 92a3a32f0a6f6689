// How every command says that it cannot go on.
#pragma once
#include <fmt/format.h>

#include <cstdio>

#include "core/result.hpp"

namespace tb::app {

// Prints what is wrong and what to do, with its code, to standard error. Returns `status`.
inline int refuse(const Error& error, int status = 1) {
  fmt::print(stderr, "tongban: {}（{}）\n", error.detail, error.code);
  return status;
}

}  // namespace tb::app
