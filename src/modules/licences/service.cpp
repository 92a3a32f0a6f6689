#include "modules/licences/service.hpp"

#include <fmt/format.h>

#include "core/codes.hpp"
#include "core/pack.hpp"
#include "modules/licences/rules.hpp"
#include "modules/licences/store.hpp"

namespace tb::licences {
namespace {

std::string label(Id id) { return fmt::format("licence:{}", id.value); }

std::unexpected<Error> absent() {
  return not_found("licence.not_found", "没有找到这个证照，请核对证照标识");
}

}  // namespace

struct LicenceService::Found {
  LicenceRow row;
  Grant content;
  bool digest_ok = false;
  DataKey paper_key;  // of the printed paper
};

LicenceService::LicenceService(Database& database, identity::Keys& keys,
                               documents::Printer& printer, files::BlobStore& blobs,
                               std::string address)
    : database_(database),
      keys_(keys),
      printer_(printer),
      blobs_(blobs),
      address_(std::move(address)) {}

std::string LicenceService::url_of(std::string_view number) const {
  return fmt::format("{}/verify/{}", address_, number);
}

Result<Issued> LicenceService::issue(Tx& tx, const DataKey& holder_key, const Grant& grant) {
  const auto id = tx.new_id();
  const auto number = TRY(rules::number(grant.body_code, grant.item, id));
  const auto content = to_json(grant);
  store::add(tx, {.id = id,
                  .number = number,
                  .case_id = grant.case_id,
                  .item = grant.item,
                  .type = grant.type,
                  .title = grant.title,
                  .holder = grant.holder,
                  .body = grant.body,
                  .body_name = grant.body_name,
                  .region = grant.region,
                  .issued_on = grant.issued_on,
                  .valid_from = grant.valid_from,
                  .valid_to = grant.valid_to,
                  .status = Status::valid,
                  .content_sealed = {seal(identity::Keys::derived(holder_key, label(id)),
                                          packed(content), label(id))},
                  .digest = hex(sm3(content))});
  return Issued{id, number};
}

Result<LicenceService::Found> LicenceService::find(Tx& tx, std::string_view number) {
  auto row = maybe<LicenceRow>(store::ask(tx, number));
  if (!row) return absent();
  const auto holder_key = TRY(keys_.of(tx, row->holder));
  const auto key = identity::Keys::derived(holder_key, label(row->id));
  auto bytes = TRY(unseal(key, row->content_sealed.data, label(row->id)));
  const auto content = TRY(unpacked(std::move(bytes)));
  const bool same = hex(sm3(content)) == row->digest;
  row->status = rules::status_on(row->status, row->valid_to, date_of(tx.now()));
  auto grant = TRY(from_json<Grant>(content));
  const auto paper = fmt::format("licence_paper:{}", row->id.value);
  return Found{*std::move(row), std::move(grant), same, identity::Keys::derived(holder_key, paper)};
}

Result<LicenceService::Found> LicenceService::seen(Tx& tx, const identity::Caller& caller,
                                                   std::string_view number) {
  auto found = TRY(find(tx, number));
  identity::Facts facts;
  facts.applicant = found.row.holder;
  facts.region = found.row.region;
  facts.deciding_body = found.row.body;
  if (!identity::may(caller, identity::Action::read_licence, facts)) return absent();
  return found;
}

Result<Licence> LicenceService::licence(const identity::Caller& caller, std::string_view number) {
  return database_.read([&](Tx& tx) -> Result<Licence> {
    auto found = TRY(seen(tx, caller, number));
    const auto& row = found.row;
    return Licence{row.number,
                   row.title,
                   found.content.holder_name,
                   std::move(found.content.fields),
                   row.issued_on,
                   row.valid_from,
                   row.valid_to,
                   row.status,
                   std::string(rules::words_of(row.status)),
                   row.body_name,
                   url_of(row.number),
                   found.content.case_number};
  });
}

Result<files::KeptPaper> LicenceService::pdf(const identity::Caller& caller,
                                             std::string_view number) {
  auto found =
      TRY(database_.read([&](Tx& tx) -> Result<Found> { return seen(tx, caller, number); }));
  const auto& row = found.row;
  return files::kept_paper(database_, blobs_, found.paper_key, row.id, [&] {
    const LicencePaper paper{row.number,
                             row.title,
                             found.content.holder_name,
                             row.body_name,
                             chinese_date(row.issued_on),
                             chinese_date(row.valid_from),
                             row.valid_to ? chinese_date(*row.valid_to) : "长期",
                             url_of(row.number),
                             std::move(found.content.fields)};
    return printer_.print("licence_" + row.type, to_json(paper));
  });
}

Result<Verification> LicenceService::verification(std::string_view number) {
  return database_.read([&](Tx& tx) -> Result<Verification> {
    const auto found = TRY(find(tx, number));
    const auto& row = found.row;
    return Verification{row.number,
                        row.title,
                        row.status,
                        std::string(rules::words_of(row.status)),
                        mask_name(found.content.holder_name),
                        row.body_name,
                        row.issued_on,
                        row.valid_to,
                        found.digest_ok};
  });
}

}  // namespace tb::licences
