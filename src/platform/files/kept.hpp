// Papers that are made once and kept: whoever looks first has them made, everybody gets those
// bytes.
#pragma once
#include <functional>
#include <string>

#include "platform/files/blobs.hpp"

namespace tb::files {

struct KeptPaper {
  std::string bytes;
  std::string digest;  // SM3, hex
};

// The paper of `id` (of the document or licence) as it was first made, sealed under `key` like any
// blob; `make` is called when there is none yet. Of two who come first at once one is kept and both
// get it. Fails as `make` and as BlobStore, invalid `blob.broken` when the bytes are not those of
// the digest.
Result<KeptPaper> kept_paper(Database& database, BlobStore& blobs, const DataKey& key, Id id,
                             const std::function<Result<std::string>()>& make);

}  // namespace tb::files
