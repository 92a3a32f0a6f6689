// The nouns of the catalogue: regions, bodies, items with their guides, laws, topics, notices.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/describe.hpp"
#include "core/time.hpp"
#include "core/values.hpp"
#include "engine/clock/clock.hpp"

namespace tb::catalog {

enum class Level : std::uint8_t { city, county, township, village };
// GB/T 39046 A.1 by name; digits stand in the mapping of rules_import.cpp only.
enum class ItemKind : std::uint8_t {
  permit,
  penalty,
  enforcement,
  levy,
  benefit,
  inspection,
  confirmation,
  reward,
  ruling,
  other_power,
  public_service,
};
// Whom an item serves, as people look for it: 個人, 法人.
enum class Audience : std::uint8_t { person, legal_person };
// 即辦件, 承諾件.
enum class CaseKind : std::uint8_t { immediate, promised };
enum class MaterialSource : std::uint8_t {
  applicant_made,
  applicant_signed,
  shared_data,
  third_party,
};
// How a material reaches the case: a file, the filled and signed form itself, or shared data (then
// it must not be asked for, 國務院關於在線政務服務的若干規定 7).
enum class ProvidedBy : std::uint8_t { upload, form, shared };
enum class LimitName : std::uint8_t { pre_review, notice, decision, promised, delivery };
// The event a limit runs from; `decided` is that of delivery (行政許可法 44).
enum class LimitStart : std::uint8_t { received, accepted, all_documents_received, decided };
TB_DESCRIBED(Level)
TB_DESCRIBED(ItemKind)
TB_DESCRIBED(Audience)
TB_DESCRIBED(CaseKind)
TB_DESCRIBED(MaterialSource)
TB_DESCRIBED(ProvidedBy)
TB_DESCRIBED(LimitName)
TB_DESCRIBED(LimitStart)

struct Region {
  std::string code, name;
  Level level{};
  std::string parent;
};
// A department as the public knows it. `uscc` only when its check character holds (GB 32100).
struct Body {
  Id id;
  std::string name, full_name, region_code;
  std::optional<std::string> uscc;
};
TB_DESCRIBED(Region)
TB_DESCRIBED(Body)

struct Basis {
  std::optional<std::string> law_id, law, article;
  std::string text;
};
struct Limit {
  LimitName name{};
  std::string title;
  std::int64_t amount = 0;  // in `unit`
  clock::Unit unit{};
  LimitStart start{};
  Basis basis;
  bool statutory = false;
};
struct Material {
  std::string id, name;
  bool required = false;
  // FEEL over the form, in guides published before their situations were a table; never in new
  // ones.
  std::optional<std::string> when;
  std::optional<std::string> only_when;  // words of the table, told to readers; absent = always
  MaterialSource source{};
  std::string source_name;
  bool held = false;  // the city has it: never asked for
  ProvidedBy provided_by{};
  std::string form;  // 原件、複印件、電子 …
  std::int64_t copies = 0;
  std::vector<std::string> accepts;  // "pdf", "jpg", "png"
  std::int64_t max_bytes = 0;
  std::optional<std::string> note, basis, sample_url;
};
struct LayoutGroup {
  std::string id, title;
  std::vector<std::string> fields;
  std::optional<std::string> note;
};
struct FormLayout {
  std::vector<LayoutGroup> groups;
};
struct GuideStep {
  std::string name, who;
  std::optional<std::string> limit, note;
};
struct Fees {
  bool free = true;
  std::string text;
};
struct Place {
  std::string name, address, hours, phone;
};
struct LegalBasis {
  std::string law_id, law, version, article, quote;
};
struct Question {
  std::string question, answer;
};
struct ItemResult {
  std::string name, kind;
  std::optional<std::string> validity;
};
TB_DESCRIBED(Basis)
TB_DESCRIBED(Limit)
TB_DESCRIBED(Material)
TB_DESCRIBED(LayoutGroup)
TB_DESCRIBED(FormLayout)
TB_DESCRIBED(GuideStep)
TB_DESCRIBED(Fees)
TB_DESCRIBED(Place)
TB_DESCRIBED(LegalBasis)
TB_DESCRIBED(Question)
TB_DESCRIBED(ItemResult)

// Template of each act: data/templates/<kind>.json. They follow the power (domain.md (d)): a permit
// sentence on a registration or a benefit is an error of law.
struct DocumentKinds {
  std::string receipt, correction, acceptance, not_accepted, hold, grant, refuse, delivery;
};
struct LicenceField {
  std::string title, field;  // `field` of the form
};
struct Validity {
  std::int64_t amount = 0;
  std::string unit;  // "year" | "month"
};
// What a granted case makes: data/templates/licence_<type>.json.
struct LicenceSpec {
  std::string type, title;
  std::optional<Validity> validity;  // absent = no end
  std::vector<LicenceField> fields;
  std::optional<std::string> note;
};
struct Decider {
  std::string body, basis;  // name of the body inside the item's region
  std::optional<std::string> note;
};
// How a case of the item is handled.
struct Handling {
  std::string process;                   // data/processes/<process>.bpmn
  std::optional<std::string> situation;  // key of its decision table; absent: all materials, always
  ItemKind power{};                      // in substance; decides the documents
  Decider decides;
  DocumentKinds document_kinds;
  LicenceSpec licence;
  std::vector<std::string> uncertainties;
};
// The guide of an item that is handled here (data/items/handled/*.json).
struct Guide {
  std::string code;
  std::optional<CaseKind> case_kind;  // in guides published before a table said so
  std::string summary, description;
  std::vector<std::string> synonyms, audience, conditions;
  Json form_schema;  // JSON Schema draft-07
  FormLayout form_layout;
  std::vector<Material> materials;
  std::vector<Limit> limits;
  std::vector<GuideStep> steps;
  Fees fees;
  std::int64_t visits = 0;
  std::vector<std::string> channels;
  std::vector<Place> places;
  std::vector<LegalBasis> legal_basis;
  std::vector<Question> faq;
  ItemResult result;
  std::vector<std::string> documents;
  bool example = false;  // what is not law is 示例
  std::string example_note;
  Handling handling;
  std::string source, licence, as_of;
};
TB_DESCRIBED(DocumentKinds)
TB_DESCRIBED(LicenceField)
TB_DESCRIBED(Validity)
TB_DESCRIBED(LicenceSpec)
TB_DESCRIBED(Decider)
TB_DESCRIBED(Handling)
TB_DESCRIBED(Guide)

// One version of what a body really offers. A change is a new version; running cases keep theirs.
struct Implementation {
  Id id;
  std::int64_t version = 1;
  bool current = true;
  std::string code;            // text of at most 64, unique among current versions
  std::string directory_code;  // of the standard it comes from
  std::string name;
  std::optional<std::string> main_item;
  ItemKind kind{};
  std::int64_t depth = 1;  // 1 = 主項, 2 = 子項
  Id body;
  std::string department, region_code;
  std::optional<std::string> agency_uscc;
  std::optional<std::string> source_url;
  std::string handled_in;        // here | api | file | assisted | manual
  std::optional<Json> document;  // Guide, when handled here
  std::string row_digest, guide_digest;
  Date valid_from;
  std::optional<Date> valid_to;
};
TB_DESCRIBED(Implementation)

// The API's records.
struct ItemRow {
  std::string code, name, department, region_code;
  ItemKind kind{};
  std::string kind_name;
  std::optional<CaseKind> case_kind;
  bool online = false;
  std::optional<std::string> summary;
  std::vector<std::string> highlights;  // the words found, for marking
};
struct Facet {
  std::string id, name;
  std::int64_t count = 0;
};
struct Facets {
  std::vector<Facet> departments, kinds;
};
struct ItemList {
  std::vector<ItemRow> items;
  std::optional<std::string> next;
  std::int64_t total = 0;
  Facets facets;
  std::optional<std::string> suggestion;
};
struct ItemSource {
  std::optional<std::string> url;
  std::string note;
};
struct Item {
  std::string code, name, department, region_code;
  ItemKind kind{};
  std::string kind_name;
  std::optional<CaseKind> case_kind;
  bool online = false;
  std::optional<std::string> summary;
  std::vector<std::string> highlights;
  std::string version;
  std::optional<std::string> description;
  std::vector<std::string> audience, conditions;
  Json form_schema;
  std::optional<FormLayout> form_layout;
  std::vector<std::string> questions;  // form fields on which the situation depends
  std::vector<Material> materials;
  std::vector<Limit> limits;
  std::vector<GuideStep> steps;
  std::optional<Fees> fees;
  std::optional<std::int64_t> visits;
  std::vector<std::string> channels;
  std::vector<Place> places;
  std::vector<LegalBasis> legal_basis;
  std::vector<Question> faq;
  std::optional<ItemResult> result;
  std::vector<std::string> documents;
  bool example = false;
  std::optional<std::string> example_note;
  std::string handled_in;
  ItemSource source;
};
TB_DESCRIBED(ItemRow)
TB_DESCRIBED(Facet)
TB_DESCRIBED(Facets)
TB_DESCRIBED(ItemList)
TB_DESCRIBED(ItemSource)
TB_DESCRIBED(Item)

// ---- a situation

// note: good to know; elsewhere: another item, body or place; stop: this will not be granted.
enum class AdviceKind : std::uint8_t { note, elsewhere, stop };
TB_DESCRIBED(AdviceKind)
struct Advice {
  AdviceKind kind{};
  std::string text, basis;
};
struct MaterialNeed {
  std::string id, name;
  bool needed = false;
  std::string why;  // or why not
};
struct Situation {
  std::vector<MaterialNeed> materials;
  std::vector<Advice> advice;
  std::optional<CaseKind> case_kind;
  std::optional<std::string> case_kind_why;
};
struct AskSituation {
  Json answers;  // an object: form field to value
};
TB_DESCRIBED(Advice)
TB_DESCRIBED(MaterialNeed)
TB_DESCRIBED(Situation)
TB_DESCRIBED(AskSituation)

// ---- the import of an item list

enum class RowOutcome : std::uint8_t { kept, repaired, refused };
TB_DESCRIBED(RowOutcome)
struct RowReport {
  std::int64_t row = 0;  // from 1
  std::string code, name;
  RowOutcome outcome{};
  std::string reason;  // Chinese
};
TB_DESCRIBED(RowReport)

// Chinese names of kinds, as people read them.
std::string_view words_of(ItemKind kind);

}  // namespace tb::catalog
