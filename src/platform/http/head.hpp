// The head of replies and the small values of request heads.
#pragma once
#include <string>
#include <string_view>

#include "platform/http/route.hpp"

namespace tb {

struct HeadOptions {
  std::string_view request_id;
  bool closes = false;
  bool is_secure = false;  // adds Strict-Transport-Security
};

// Appends status line and headers of `reply`, with the blank line: length, security headers on
// every reply, no-store unless the reply says otherwise. Headers with line ends in them are left
// out.
void append_head(std::string& out, const Reply& reply, const HeadOptions& options);
// Whether a reply of this status has a body at all (204, 304: no).
bool has_body(int status);

// A client's X-Request-Id is kept when it is 8–64 letters, digits, `.`, `_`, `-`; otherwise a new
// one is made.
std::string request_id_from(std::string_view header);
// "zh-Hant", "en" or "zh-Hans" by the first language of Accept-Language.
std::string_view language_from(std::string_view header);

}  // namespace tb
