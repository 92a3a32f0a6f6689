#include "engine/dmn/reader.hpp"

#include <unordered_set>

#include "engine/dmn/reading.hpp"

namespace tb::dmn {

namespace {

bool is_true(std::string_view value) { return value == "true" || value == "1"; }

class ModelReader {
 public:
  ModelReader(const xml::Element& definitions, Version version, const Limits& limits)
      : definitions_(definitions), reading_(definitions, version, limits) {}

  Result<ModelPtr> run() {
    check_ids(definitions_);
    model_.version = reading_.version();
    model_.id = definitions_.get("id");
    model_.name = reading_.needed_attribute(definitions_, "name");
    model_.uri = reading_.needed_attribute(definitions_, "namespace");
    model_.description = reading_.words(definitions_, "description");
    reading_.allow(definitions_,
                   {"import", "itemDefinition", "inputData", "decision", "businessKnowledgeModel",
                    "decisionService", "knowledgeSource", "textAnnotation", "association", "group",
                    "elementCollection", "performanceIndicator", "organizationUnit"});
    read_imports();
    for (const xml::Element& child : definitions_.children)
      if (is_dmn(child) && count(child)) read_element(child);
    check_names();
    TRY_VOID(reading_.outcome());
    return std::make_shared<const Model>(std::move(model_));
  }

 private:
  // Ids are unique in the whole file; elements of other namespaces keep their own.
  void check_ids(const xml::Element& xml) {
    const std::string_view id = xml.get("id");
    if (is_dmn(xml) && !id.empty() && !ids_.insert(id).second)
      reading_.problem(xml, "编号“" + std::string(id) + "”重复，请改成不同的编号");
    for (const xml::Element& child : xml.children) check_ids(child);
  }

  bool count(const xml::Element& xml) {
    if (++elements_ <= reading_.limits().elements) return true;
    reading_.stop(invalid("dmn.too_large", "决策文件的元素超过 " +
                                               std::to_string(reading_.limits().elements) +
                                               " 个（到第 " + std::to_string(xml.line) +
                                               " 行），请拆成几个决策文件。"));
    return false;
  }

  void read_imports() {
    for (const xml::Element& child : definitions_.children)
      if (is(child, "import")) model_.imports.push_back(read_import(child));
    reading_.know(model_.imports);
  }

  // DMN 1.1 has no name here: what is imported is known by the prefix of its namespace.
  Import read_import(const xml::Element& xml) {
    Import made{.id = std::string(xml.get("id")), .name = std::string(xml.get("name"))};
    made.uri = reading_.needed_attribute(xml, "namespace");
    made.type = reading_.needed_attribute(xml, "importType");
    made.location = xml.get("locationURI");
    made.line = xml.line;
    if (reading_.version() == Version::dmn_1_1 && made.name.empty())
      made.name = reading_.prefix_of(made.uri);
    return made;
  }

  void read_element(const xml::Element& xml) {
    if (is(xml, "itemDefinition"))
      model_.items.push_back(read_item(xml));
    else if (is(xml, "inputData"))
      model_.inputs.push_back(read_input(xml));
    else if (is(xml, "decision"))
      model_.decisions.push_back(read_decision(xml));
    else if (is(xml, "businessKnowledgeModel"))
      model_.knowledge.push_back(read_knowledge(xml));
    else if (is(xml, "decisionService"))
      model_.services.push_back(read_service(xml));
  }

  ItemDefinition read_item(const xml::Element& xml) {
    reading_.allow(xml,
                   {"typeRef", "allowedValues", "typeConstraint", "itemComponent", "functionItem"});
    ItemDefinition made{.id = std::string(xml.get("id"))};
    made.name = reading_.needed_attribute(xml, "name");
    made.label = xml.get("label");
    made.type_ref = reading_.type_ref(reading_.words(xml, "typeRef"));
    made.is_collection = is_true(xml.get("isCollection"));
    made.allowed_values = reading_.text(xml, "allowedValues");
    made.type_constraint = reading_.text(xml, "typeConstraint");
    made.line = xml.line;
    for (const xml::Element& child : xml.children)
      if (is(child, "itemComponent") && count(child)) made.components.push_back(read_item(child));
    if (const xml::Element* function = reading_.child(xml, "functionItem"))
      made.function = read_function_item(*function);
    const int kinds = !made.type_ref.empty() + !made.components.empty() + made.function.has_value();
    if (kinds > 1) reading_.problem(xml, "类型只能从 typeRef、组成部分、函数三者中选一种");
    return made;
  }

  FunctionItem read_function_item(const xml::Element& xml) {
    reading_.allow(xml, {"parameters"});
    FunctionItem made{.output_type_ref = reading_.type_ref(xml.get("outputTypeRef"))};
    for (const xml::Element& child : xml.children)
      if (is(child, "parameters")) made.parameters.push_back(reading_.variable(child));
    return made;
  }

  // Id, name, description, variable and line, which all elements of the requirements graph have.
  template <class Element>
  Element read_common(const xml::Element& xml) {
    Element made;
    made.id = xml.get("id");
    made.name = reading_.needed_attribute(xml, "name");
    made.description = reading_.words(xml, "description");
    made.line = xml.line;
    const xml::Element* variable = reading_.child(xml, "variable");
    made.variable =
        variable ? reading_.variable(*variable) : Variable{.name = made.name, .line = xml.line};
    return made;
  }

  InputData read_input(const xml::Element& xml) {
    reading_.allow(xml, {"variable"});
    auto made = read_common<InputData>(xml);
    made.label = xml.get("label");
    return made;
  }

  Decision read_decision(const xml::Element& xml) {
    reading_.allow(
        xml,
        {"question", "allowedAnswers", "variable", "informationRequirement", "knowledgeRequirement",
         "authorityRequirement", "supportedObjective", "impactedPerformanceIndicator",
         "decisionMaker", "decisionOwner", "usingProcess", "usingTask"},
        true);
    auto made = read_common<Decision>(xml);
    made.question = reading_.words(xml, "question");
    made.allowed_answers = reading_.words(xml, "allowedAnswers");
    for (const xml::Element& child : xml.children)
      if (is(child, "informationRequirement")) read_information(child, made);
    made.knowledge = read_knowledge_requirements(xml);
    made.expression = read_inner(xml, reading_);
    return made;
  }

  void read_information(const xml::Element& xml, Decision& decision) {
    reading_.allow(xml, {"requiredInput", "requiredDecision"});
    const xml::Element* input = reading_.child(xml, "requiredInput");
    const xml::Element* needed = reading_.child(xml, "requiredDecision");
    if (!input == !needed)
      return reading_.problem(xml,
                              "应写明一个所需的输入（requiredInput）或决策（requiredDecision）");
    if (input)
      decision.inputs.push_back(read_reference(*input, xml.get("id")));
    else
      decision.decisions.push_back(read_reference(*needed, xml.get("id")));
  }

  std::vector<Reference> read_knowledge_requirements(const xml::Element& xml) {
    std::vector<Reference> made;
    for (const xml::Element& child : xml.children) {
      if (!is(child, "knowledgeRequirement")) continue;
      reading_.allow(child, {"requiredKnowledge"});
      if (const xml::Element* needed = reading_.needed(child, "requiredKnowledge"))
        made.push_back(read_reference(*needed, child.get("id")));
    }
    return made;
  }

  Reference read_reference(const xml::Element& xml, std::string_view id) {
    return {std::string(id), reading_.needed_attribute(xml, "href"), xml.line};
  }

  Knowledge read_knowledge(const xml::Element& xml) {
    reading_.allow(
        xml, {"variable", "encapsulatedLogic", "knowledgeRequirement", "authorityRequirement"});
    auto made = read_common<Knowledge>(xml);
    made.knowledge = read_knowledge_requirements(xml);
    if (const xml::Element* logic = reading_.child(xml, "encapsulatedLogic"))
      made.logic = std::make_unique<Expression>(read_expression(*logic, reading_));
    return made;
  }

  DecisionService read_service(const xml::Element& xml) {
    reading_.allow(
        xml, {"variable", "outputDecision", "encapsulatedDecision", "inputDecision", "inputData"});
    auto made = read_common<DecisionService>(xml);
    for (const xml::Element& child : xml.children) {
      if (is(child, "outputDecision")) made.outputs.push_back(read_reference(child, ""));
      if (is(child, "encapsulatedDecision")) made.encapsulated.push_back(read_reference(child, ""));
      if (is(child, "inputDecision")) made.input_decisions.push_back(read_reference(child, ""));
      if (is(child, "inputData")) made.inputs.push_back(read_reference(child, ""));
    }
    return made;
  }

  // Elements and imports share one set of names, types have their own, as the parts of a type have.
  void check_names() {
    std::unordered_set<std::string_view> elements, types;
    for (const xml::Element& child : definitions_.children) {
      if (is(child, "itemDefinition")) {
        unique(child, types);
        check_components(child);
      } else if (is(child, "import") || is(child, "inputData") || is(child, "decision") ||
                 is(child, "businessKnowledgeModel") || is(child, "decisionService")) {
        unique(child, elements);
      }
    }
  }

  void check_components(const xml::Element& xml) {
    std::unordered_set<std::string_view> names;
    for (const xml::Element& child : xml.children) {
      if (!is(child, "itemComponent")) continue;
      unique(child, names);
      check_components(child);
    }
  }

  void unique(const xml::Element& xml, std::unordered_set<std::string_view>& names) {
    const std::string_view name = xml.get("name");
    if (!name.empty() && !names.insert(name).second)
      reading_.problem(xml, "名称“" + std::string(name) + "”重复，请改成不同的名称");
  }

  const xml::Element& definitions_;
  Reading reading_;
  Model model_;
  std::unordered_set<std::string_view> ids_;
  std::uint32_t elements_ = 0;
};

}  // namespace

Result<ModelPtr> read(std::string_view xml, const Limits& limits) {
  const xml::Element root = TRY(parse_xml(xml, limits));
  const auto version = version_of(root);
  if (!version)
    return invalid(
        "dmn.no_model",
        "文件不是 DMN 1.1 至 1.5 的决策模型（根元素应为 definitions），请检查后重新上传。");
  return ModelReader(root, *version, limits).run();
}

Result<std::string> canonical(std::string_view xml, const Limits& limits) {
  TRY(read(xml, limits));
  return xml::canonical(xml, {limits.bytes, limits.depth, limits.xml_nodes}, kWording);
}

}  // namespace tb::dmn
