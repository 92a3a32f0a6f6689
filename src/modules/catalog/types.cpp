#include "modules/catalog/types.hpp"

namespace tb::catalog {

TB_ENUM(Level, city, county, township, village)
TB_ENUM(ItemKind, permit, penalty, enforcement, levy, benefit, inspection, confirmation, reward,
        ruling, other_power, public_service)
TB_ENUM(Audience, person, legal_person)
TB_ENUM(CaseKind, immediate, promised)
TB_ENUM(MaterialSource, applicant_made, applicant_signed, shared_data, third_party)
TB_ENUM(ProvidedBy, upload, form, shared)
TB_ENUM(LimitName, pre_review, notice, decision, promised, delivery)
TB_ENUM(LimitStart, received, accepted, all_documents_received, decided)

TB_STRUCT(Region, code, name, level, parent)
TB_STRUCT(Body, id, name, full_name, region_code, uscc)
TB_STRUCT(Basis, law_id, law, article, text)
TB_STRUCT(Limit, name, title, amount, unit, start, basis, statutory)
TB_STRUCT(Material, id, name, required, when, only_when, source, source_name, held, provided_by,
          form, copies, accepts, max_bytes, note, basis, sample_url)
TB_STRUCT(LayoutGroup, id, title, fields, note)
TB_STRUCT(FormLayout, groups)
TB_STRUCT(GuideStep, name, who, limit, note)
TB_STRUCT(Fees, free, text)
TB_STRUCT(Place, name, address, hours, phone)
TB_STRUCT(LegalBasis, law_id, law, version, article, quote)
TB_STRUCT(Question, question, answer)
TB_STRUCT(ItemResult, name, kind, validity)
TB_STRUCT(DocumentKinds, receipt, correction, acceptance, not_accepted, hold, grant, refuse,
          delivery)
TB_STRUCT(LicenceField, title, field)
TB_STRUCT(Validity, amount, unit)
TB_STRUCT(LicenceSpec, type, title, validity, fields, note)
TB_STRUCT(Decider, body, basis, note)
TB_STRUCT(Handling, process, situation, power, decides, document_kinds, licence, uncertainties)
TB_STRUCT(Guide, code, case_kind, summary, description, synonyms, audience, conditions, form_schema,
          form_layout, materials, limits, steps, fees, visits, channels, places, legal_basis, faq,
          result, documents, example, example_note, handling, source, licence, as_of)
TB_STRUCT(Implementation, id, version, current, code, directory_code, name, main_item, kind, depth,
          body, department, region_code, agency_uscc, source_url, handled_in, document, row_digest,
          guide_digest, valid_from, valid_to)
TB_STRUCT(ItemRow, code, name, department, region_code, kind, kind_name, case_kind, online, summary,
          highlights)
TB_STRUCT(Facet, id, name, count)
TB_STRUCT(Facets, departments, kinds)
TB_STRUCT(ItemList, items, next, total, facets, suggestion)
TB_STRUCT(ItemSource, url, note)
TB_STRUCT(Item, code, name, department, region_code, kind, kind_name, case_kind, online, summary,
          highlights, version, description, audience, conditions, form_schema, form_layout,
          questions, materials, limits, steps, fees, visits, channels, places, legal_basis, faq,
          result, documents, example, example_note, handled_in, source)

TB_ENUM(AdviceKind, note, elsewhere, stop)
TB_STRUCT(Advice, kind, text, basis)
TB_STRUCT(MaterialNeed, id, name, needed, why)
TB_STRUCT(Situation, materials, advice, case_kind, case_kind_why)
TB_STRUCT(AskSituation, answers)

TB_ENUM(RowOutcome, kept, repaired, refused)
TB_STRUCT(RowReport, row, code, name, outcome, reason)

std::string_view words_of(ItemKind kind) {
  switch (kind) {
    case ItemKind::permit:
      return "行政许可";
    case ItemKind::penalty:
      return "行政处罚";
    case ItemKind::enforcement:
      return "行政强制";
    case ItemKind::levy:
      return "行政征收";
    case ItemKind::benefit:
      return "行政给付";
    case ItemKind::inspection:
      return "行政检查";
    case ItemKind::confirmation:
      return "行政确认";
    case ItemKind::reward:
      return "行政奖励";
    case ItemKind::ruling:
      return "行政裁决";
    case ItemKind::other_power:
      return "其他行政权力";
    case ItemKind::public_service:
      return "公共服务";
  }
  return "";
}

}  // namespace tb::catalog
