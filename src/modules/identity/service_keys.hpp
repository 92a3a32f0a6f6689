// Envelope keys of persons: everything personal is sealed under a key of its subject, which the
// master key wraps. Erasing a person destroys that key.
#pragma once
#include <memory>
#include <string>

#include "core/crypto.hpp"
#include "platform/store/database.hpp"

namespace tb::identity {

class Keys {
 public:
  // `folder`/master.key, made with mode 0600 when absent and `may_create`. Fails invalid
  // `keys.missing`, `keys.too_open`, `keys.broken`.
  static Result<std::unique_ptr<Keys>> open(const std::string& folder, bool may_create);
  // From 32 bytes; for tests.
  static Result<std::unique_ptr<Keys>> from(std::string_view master);
  ~Keys();

  const MasterKey& master() const;
  // Whether the database was made with this master key; a database that does not say yet is asked
  // by a key it wraps, and says it from then on. Fails conflict `keys.wrong_master`: nothing was
  // written then, and a key file that open() made is gone again.
  Result<void> check(Database& database);
  // Queues the making of a subject's key. The key works at once in this transaction.
  DataKey make(Tx& tx, Id subject);
  // The key of a subject, from memory or with one read. Fails not_found `keys.erased`,
  // `keys.unknown`.
  Result<DataKey> of(Tx& tx, Id subject);
  // The 32-byte blind index of a normalised value ("id_number", "credit_code", "name",
  // "phone_tail").
  Bytes blind(std::string_view kind, std::string_view normalised) const;
  // The key of one case of a subject: derived, so that a case's blobs and texts share nothing with
  // another's.
  static DataKey derived(const DataKey& subject, std::string_view label);

 private:
  Keys();
  std::string path_;     // of the file
  bool is_new_ = false;  // made by open()
  struct Memory;
  std::unique_ptr<Memory> memory_;
};

}  // namespace tb::identity
