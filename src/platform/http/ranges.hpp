// Parts of a file (RFC 9110, section 14).
#pragma once
#include "platform/http/route.hpp"

namespace tb {

// The whole reply, or the part that the request's Range asks for: 206, or 416 when the file is
// shorter. Several ranges at once, another unit and what is malformed get the whole, as the RFC
// allows. `tag` is the digest of the bytes: it becomes the ETag, answers If-None-Match with 304,
// and an If-Range that is not it gets the whole.
Reply ranged(const Exchange& exchange, Reply whole, std::string_view tag);

}  // namespace tb
