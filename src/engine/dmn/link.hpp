// The models of a package, with every reference between their elements resolved.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "engine/dmn/model.hpp"

namespace tb::dmn {

// Which list of the model an element is in.
enum class ElementKind : std::uint8_t { input, decision, knowledge, service };

struct ElementRef {
  std::uint32_t model = 0;  // in Package::models
  ElementKind kind = ElementKind::decision;
  std::uint32_t index = 0;  // in the model's list of this kind
  friend bool operator==(const ElementRef&, const ElementRef&) = default;
};

// A reference resolved. The target is visible to its user as `prefix`.name, or as its bare name
// when the prefix is empty.
struct Link {
  ElementRef target;
  std::string prefix;
};

struct DecisionLinks {
  std::vector<Link> inputs;     // input data
  std::vector<Link> decisions;  // decisions
  std::vector<Link> knowledge;  // knowledge models or decision services
};
struct KnowledgeLinks {
  std::vector<Link> knowledge;  // knowledge models or decision services
};
struct ServiceLinks {
  std::vector<Link> outputs, encapsulated, input_decisions;  // decisions
  std::vector<Link> inputs;                                  // input data
};

// The lists are those of the model: decisions[i] belongs to Model::decisions[i], a link in them to
// the Reference at the same position.
struct ModelLinks {
  std::vector<std::uint32_t> imports;  // the model of each Model::imports
  std::vector<DecisionLinks> decisions;
  std::vector<KnowledgeLinks> knowledge;
  std::vector<ServiceLinks> services;
};

struct Package {
  std::vector<ModelPtr> models;   // the main model first, then what it imports
  std::vector<ModelLinks> links;  // of each model

  const Model& main() const { return *models.front(); }
};

// The package of `main` and those of `others` that it imports, directly or not.
// Fails invalid: `dmn.import_type` (an import that is no DMN model), `dmn.not_linked` (no model of
// `others` has the namespace), `dmn.duplicate_namespace`, `dmn.import_cycle`, `dmn.cycle`
// (decisions and knowledge models that need each other; the detail names them in order; a knowledge
// model may call itself), or `dmn.reference` with one FieldError for each reference that leads
// nowhere or to an element of the wrong kind.
Result<Package> link(ModelPtr main, std::span<const ModelPtr> others = {});

}  // namespace tb::dmn
