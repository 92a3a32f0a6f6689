// The built user interfaces, read once at start: a request can only name what was found then, so no
// path of a client ever reaches the file system.
#pragma once
#include <map>
#include <string>
#include <string_view>

#include "platform/http/route.hpp"

namespace tb {

class StaticFiles {
 public:
  StaticFiles() = default;
  // Reads every regular file below `folder` (no symbolic links, no names beginning with a dot, ≤ 64
  // MiB in all); `X.gz` beside `X` is its compressed form. An absent folder gives no files. Throws
  // std::runtime_error when it is too large.
  explicit StaticFiles(const std::string& folder);

  bool empty() const { return files_.empty(); }
  // The file of a decoded path. "/" and unknown paths without an extension give index.html of the
  // application the path belongs to ("/desk/…" or the portal), so that its router can show them.
  // Names below /assets/ are kept for a year (they carry a digest); everything else is asked for
  // again by ETag. 404 as problem otherwise.
  Reply answer(const Exchange& exchange) const;

 private:
  struct File {
    std::string bytes;
    std::string compressed;
    std::string_view content_type;
    std::string etag;
    bool is_immutable = false;
  };
  const File* find(std::string_view path) const;

  std::map<std::string, File, std::less<>> files_;
};

}  // namespace tb
