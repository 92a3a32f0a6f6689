// Use cases of licences.
#pragma once
#include "core/crypto.hpp"
#include "modules/identity/service.hpp"
#include "modules/licences/types.hpp"
#include "platform/documents/documents.hpp"
#include "platform/files/kept.hpp"

namespace tb {
extern const Migrations k_licences_migrations;
}

namespace tb::licences {

class LicenceService {
 public:
  // `address` is the public address that the QR code carries ("http://127.0.0.1:8080").
  LicenceService(Database& database, identity::Keys& keys, documents::Printer& printer,
                 files::BlobStore& blobs, std::string address);

  // Queues the licence of a granted case inside the caller's transaction: one row, no flush of its
  // own. The number is GB/T 36904 with a serial from the new id, unique by constraint.
  Result<Issued> issue(Tx& tx, const DataKey& holder_key, const Grant& grant);
  // For holder, staff of the issuing body and supervisors; others not_found.
  Result<Licence> licence(const identity::Caller& caller, std::string_view number);
  // The paper, printed at the first look and the same bytes ever after.
  Result<files::KeptPaper> pdf(const identity::Caller& caller, std::string_view number);
  // Public: masked, says whether the stored content is what was issued.
  Result<Verification> verification(std::string_view number);

 private:
  struct Found;
  Result<Found> find(Tx& tx, std::string_view number);
  // The same for somebody who may see it; others not_found.
  Result<Found> seen(Tx& tx, const identity::Caller& caller, std::string_view number);
  std::string url_of(std::string_view number) const;

  Database& database_;
  identity::Keys& keys_;
  documents::Printer& printer_;
  files::BlobStore& blobs_;
  std::string address_;
};

}  // namespace tb::licences
