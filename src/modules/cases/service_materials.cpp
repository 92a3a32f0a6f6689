// Papers: scanned before they are stored, stored with their row, encrypted under the case's key.
#include <fmt/format.h>

#include "modules/cases/service_act.hpp"
#include "platform/files/scan.hpp"

namespace tb::cases {
namespace {

constexpr std::string_view kTrustOfUpload = "D";  // self-made, until a clerk has seen the original

Result<const catalog::Material*> wanted(const CaseWork& work, std::string_view id) {
  for (const auto& material : work.handled->guide.materials)
    if (material.id == id) {
      if (material.provided_by == catalog::ProvidedBy::upload) return &material;
      return invalid("material.held",
                     fmt::format("“{}”不用上传：市里已有，或由申请表生成", material.name),
                     {{"material", "held", "这份材料不用上传"}});
    }
  return invalid("material.unknown", "这个事项不需要这份材料",
                 {{"material", "unknown", "请从材料清单里选择"}});
}

Result<void> editable(const CaseWork& work) {
  const auto state = work.dossier.record.state;
  if (state == State::draft || state == State::correcting) return {};
  return conflict("case.not_editable",
                  "已经提交的申请不能再换材料，需要修改时请先撤回，或等窗口要求补正",
                  name_of(state));
}

}  // namespace

Result<MaterialAdded> CaseService::add_material(const identity::Caller& caller,
                                                std::string_view number, const Upload& upload) {
  const auto id = TRY(id_of(number));
  const auto file_name = files::safe_file_name(upload.file_name);
  const auto type = TRY(files::scan(file_name, upload.bytes));
  const auto may_add = [&](const CaseWork& work, Instant now) -> Result<void> {
    TRY_VOID(identity::may(caller, identity::Action::edit_case, work.facts(now)));
    TRY_VOID(editable(work));
    const auto* material = TRY(wanted(work, upload.material));
    const auto& kinds = material->accepts;
    if (std::ranges::find(kinds, type.name) != kinds.end()) return {};
    return fail(ErrorKind::unsupported, "material.wrong_type",
                "这份材料请用 PDF 或照片（JPG、PNG）");
  };
  // Look first, so that nothing is stored for a case that is not his or takes no papers now; what
  // waits for its row needs only the key of the case, and that never changes.
  auto known = services_.memory->get(id.value);
  if (!known || !blobs_.waits_for_row(upload.bytes.size()))
    known = TRY(services_.database.read([&](Tx& tx) -> Result<std::shared_ptr<const CaseWork>> {
      auto looked = TRY(CaseWork::look(services_, tx, id));
      TRY_VOID(may_add(*looked.work, tx.now()));
      return std::move(looked.work);
    }));
  const auto blob = TRY(blobs_.prepare((*known)->key, upload.bytes));
  const auto digest = hex(sm3(upload.bytes));
  MaterialAdded out;
  const auto after = TRY(act(caller, id, {}, {}, [&](Tx& tx, CaseWork& work) -> Result<void> {
    TRY_VOID(may_add(work, tx.now()));
    blobs_.keep(tx, blob);
    work.add_material(
        tx, caller,
        {.case_id = id,
         .id = upload.material,
         .version = 1,
         // The built-in look was the whole check, or the scanner's is still to come.
         .state = scanner_ == nullptr ? MaterialState::usable : MaterialState::received,
         .trust = std::string(kTrustOfUpload),
         .name_sealed = {},
         .type = type.mime,
         .size = static_cast<std::int64_t>(upload.bytes.size()),
         .digest = digest,
         .blob = blob.name,
         .verdict = Verdict::none,
         .uploaded_at = tx.now(),
         .uploaded_by = caller.person,
         .current = true},
        file_name);
    return {};
  }));
  out.case_version = after.version;
  for (const auto& material : after.materials)
    if (material.id == upload.material) out.material = material;
  return out;
}

Result<Case> CaseService::remove_material(const identity::Caller& caller, std::string_view number,
                                          std::string_view material) {
  const auto id = TRY(id_of(number));
  return act(caller, id, {}, {}, [&](Tx& tx, CaseWork& work) -> Result<void> {
    TRY_VOID(identity::may(caller, identity::Action::edit_case, work.facts(tx.now())));
    TRY_VOID(editable(work));
    TRY(wanted(work, material));
    work.remove_material(tx, caller, material);
    return {};
  });
}

Result<File> CaseService::material_file(const identity::Caller& caller, std::string_view number,
                                        std::string_view material) {
  const auto id = TRY(id_of(number));
  struct Found {
    File file;
    std::string blob;
    DataKey key;
  };
  auto found = TRY(services_.database.read([&](Tx& tx) -> Result<Found> {
    const auto looked = TRY(CaseWork::look(services_, tx, id));
    const auto& work = *looked.work;
    TRY_VOID(identity::may(caller, identity::Action::read_document, work.facts(tx.now())));
    for (const auto& file : work.files)
      if (file.id == material && file.current) {
        if (file.state == MaterialState::received)
          return conflict("material.being_checked", "这份材料正在检查，请稍等再打开");
        if (file.state == MaterialState::rejected)
          return conflict("material.rejected", "这份材料没有通过检查，不能打开，请换一份文件");
        return Found{{work.unsealed(file.name_sealed, "file"), file.type, {}, file.digest},
                     file.blob,
                     work.key};
      }
    return not_found("material.not_found", "还没有上传这份材料");
  }));
  found.file.bytes = TRY(blobs_.get(found.key, found.blob));
  return std::move(found.file);
}

Result<bool> CaseService::anything_unchecked() {
  return services_.database.read(
      [](Tx& tx) -> Result<bool> { return !store::ask_unchecked(tx, 1).rows().empty(); });
}

Result<std::int64_t> CaseService::check_received(std::int64_t limit) {
  const auto rows =
      TRY(services_.database.read([&](Tx& tx) -> Result<std::vector<store::Unchecked>> {
        return store::read_unchecked(store::ask_unchecked(tx, limit));
      }));
  std::int64_t done = 0;
  for (const auto& row : rows) {
    const auto refusal = TRY(refusal_of(row));
    const auto changed = TRY(services_.database.write([&](Tx& tx) -> Result<bool> {
      auto work = TRY(CaseWork::load(services_, tx, row.case_id, flow::Lock::wait));
      return work.check_material(tx, row.id, row.version, refusal);
    }));
    if (!changed) continue;
    ++done;
    // Its row stays and says why; its bytes go.
    if (refusal) TRY_VOID(blobs_.remove(row.blob));
  }
  return done;
}

Result<std::optional<std::string>> CaseService::refusal_of(const store::Unchecked& row) {
  // Left by a server that had a scanner: the built-in look was passed before it was stored.
  if (scanner_ == nullptr) return std::nullopt;
  const auto looked = TRY(
      services_.database.read([&](Tx& tx) { return CaseWork::look(services_, tx, row.case_id); }));
  const auto bytes = blobs_.get(looked.work->key, row.blob);
  if (!bytes && bytes.error().kind == ErrorKind::unavailable) return std::unexpected(bytes.error());
  if (!bytes) return "文件没有保存好，请重新上传";
  const auto answer = TRY(scanner_->look(*bytes));
  if (answer.is_clean) return std::nullopt;
  return fmt::format("发现病毒（{}），没收下。请在装有杀毒软件的电脑上另存一份再传", answer.found);
}

Result<std::int64_t> CaseService::sweep_blobs() {
  return blobs_.sweep(kDay, [this](std::string_view blob) {
    return services_.database.read(
        [&](Tx& tx) -> Result<bool> { return !store::ask_blob_known(tx, blob).rows().empty(); });
  });
}

}  // namespace tb::cases
