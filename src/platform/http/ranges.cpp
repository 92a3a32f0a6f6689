#include "platform/http/ranges.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace tb {
namespace {

struct Range {
  std::size_t first = 0, size = 0;  // size 0: nothing of the file lies in it
};

// Digits alone; a number too large for us lies behind the end of any file.
std::optional<std::size_t> number(std::string_view digits) {
  if (digits.empty() || digits.find_first_not_of("0123456789") != digits.npos) return std::nullopt;
  std::size_t out = 0;
  const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), out);
  return parsed.ec == std::errc() ? out : std::string_view::npos;
}

// Nothing: no single range of bytes, the whole is sent.
std::optional<Range> parse(std::string_view header, std::size_t length) {
  if (!header.starts_with("bytes=")) return std::nullopt;
  header.remove_prefix(6);
  const auto dash = header.find('-');
  if (dash == header.npos) return std::nullopt;
  const auto from = header.substr(0, dash), to = header.substr(dash + 1);
  if (from.empty()) {
    const auto last = number(to);
    if (!last) return std::nullopt;
    const auto size = std::min(*last, length);
    return Range{length - size, size};
  }
  const auto first = number(from);
  const auto last = to.empty() ? std::string_view::npos : number(to);
  if (!first || !last || *last < *first) return std::nullopt;
  if (*first >= length) return Range{};
  return Range{*first, std::min(*last, length - 1) - *first + 1};
}

bool names(std::string_view tags, std::string_view mine) {
  while (!tags.empty()) {
    const auto end = std::min(tags.find(','), tags.size());
    auto tag = tags.substr(0, end);
    tags.remove_prefix(std::min(end + 1, tags.size()));
    while (tag.starts_with(' ')) tag.remove_prefix(1);
    while (tag.ends_with(' ')) tag.remove_suffix(1);
    if (tag.starts_with("W/")) tag.remove_prefix(2);
    if (tag == mine || tag == "*") return true;
  }
  return false;
}

}  // namespace

Reply ranged(const Exchange& exchange, Reply whole, std::string_view tag) {
  const auto mine = fmt::format("\"{}\"", tag);
  whole.with("ETag", mine).with("Accept-Ranges", "bytes");
  if (names(exchange.header("If-None-Match"), mine)) {
    Reply same = empty_reply(304);
    return std::move(same.with("ETag", mine));
  }
  const auto header = exchange.header("Range");
  const auto condition = exchange.header("If-Range");
  if (header.empty() || (!condition.empty() && condition != mine)) return whole;
  const auto length = whole.body.size();
  const auto range = parse(header, length);
  if (!range) return whole;
  if (range->size == 0) {
    auto refused =
        problem(416, "http.range", "要的部分超出了文件的长度，请从头下载", exchange.request_id);
    return std::move(refused.with("Content-Range", fmt::format("bytes */{}", length)));
  }
  whole.status = 206;
  whole.body = whole.body.substr(range->first, range->size);
  return std::move(whole.with(
      "Content-Range",
      fmt::format("bytes {}-{}/{}", range->first, range->first + range->size - 1, length)));
}

}  // namespace tb
