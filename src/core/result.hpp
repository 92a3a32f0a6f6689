// Expected failures are values: every function that can fail for a reason the caller should hear
// returns Result<T>.
#pragma once
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tb {

// What a failure means to the caller; platform/http maps each kind to one HTTP status.
enum class ErrorKind : std::uint8_t {
  invalid,        // 400/422: the input is wrong; fields say where
  unauthorized,   // 401: nobody is signed in, or the session ended
  forbidden,      // 403: visible, but not allowed
  not_found,      // 404: absent, or not visible to the caller
  conflict,       // 409: the record is in another state or version
  too_large,      // 413
  unsupported,    // 415
  unprocessable,  // 422: an idempotency key reused with another body
  too_many,       // 429
  unavailable,    // 503: try again later; nothing was written
  unknown,        // 503: the outcome is unknown; ask again with the same key
};

// One wrong field. `field` is a JSON pointer without the leading slash ("form/area_m2").
struct FieldError {
  std::string field;
  std::string code;
  std::string message;  // Chinese: what is wrong and what to do
};

// `code` is stable ("case.not_found"); `detail` is a Chinese sentence that says what to do.
struct Error {
  ErrorKind kind = ErrorKind::invalid;
  std::string code;
  std::string detail;
  std::vector<FieldError> fields;
  // Of a conflict: the present state of the record ("in_review"), so that a program need not read
  // the sentence. Empty when there is none to tell.
  std::string state = {};
};

template <class T>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> fail(ErrorKind kind, std::string_view code, std::string_view detail,
                                   std::vector<FieldError> fields = {}) {
  return std::unexpected(Error{kind, std::string(code), std::string(detail), std::move(fields)});
}
inline std::unexpected<Error> invalid(std::string_view code, std::string_view detail,
                                      std::vector<FieldError> fields = {}) {
  return fail(ErrorKind::invalid, code, detail, std::move(fields));
}
inline std::unexpected<Error> not_found(std::string_view code, std::string_view detail) {
  return fail(ErrorKind::not_found, code, detail);
}
inline std::unexpected<Error> forbidden(std::string_view code, std::string_view detail) {
  return fail(ErrorKind::forbidden, code, detail);
}
inline std::unexpected<Error> conflict(std::string_view code, std::string_view detail,
                                       std::string_view state = {}) {
  return std::unexpected(
      Error{ErrorKind::conflict, std::string(code), std::string(detail), {}, std::string(state)});
}

}  // namespace tb

// Yields the value of a Result or returns its error from the enclosing function (GNU statement
// expression).
#define TRY(expression)                                                               \
  ({                                                                                  \
    auto&& try_result = (expression);                                                 \
    if (!try_result)                                                                  \
      return std::unexpected(std::forward<decltype(try_result)>(try_result).error()); \
    *std::forward<decltype(try_result)>(try_result);                                  \
  })
// The same for Result<void>.
#define TRY_VOID(expression)                                 \
  do {                                                       \
    if (auto try_result = (expression); !try_result)         \
      return std::unexpected(std::move(try_result).error()); \
  } while (false)
