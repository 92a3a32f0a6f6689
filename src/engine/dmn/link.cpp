#include "engine/dmn/link.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

#include "engine/dmn/reading.hpp"

namespace tb::dmn {

namespace {

using Graph = std::vector<std::vector<std::uint32_t>>;  // to which nodes each node leads

// The nodes of one cycle in order; empty when there is none. Without recursion: a chain of
// requirements may be as long as the model.
std::vector<std::uint32_t> find_cycle(const Graph& graph) {
  enum class State : std::uint8_t { fresh, open, done };
  std::vector<State> states(graph.size(), State::fresh);
  std::vector<std::pair<std::uint32_t, std::size_t>> trail;  // node, its next edge
  for (std::uint32_t start = 0; start < graph.size(); ++start) {
    if (states[start] == State::fresh) trail.push_back({start, 0});
    while (!trail.empty()) {
      auto& [node, next] = trail.back();
      states[node] = State::open;
      if (next == graph[node].size()) {
        states[node] = State::done;
        trail.pop_back();
        continue;
      }
      const std::uint32_t target = graph[node][next++];
      if (states[target] == State::fresh) trail.push_back({target, 0});
      if (states[target] != State::open) continue;
      std::vector<std::uint32_t> cycle(trail.size());
      std::ranges::transform(trail, cycle.begin(), [](const auto& step) { return step.first; });
      cycle.erase(cycle.begin(), std::ranges::find(cycle, target));
      return cycle;
    }
  }
  return {};
}

// “A” → “B” → “A”
template <class NameOf>
std::string round_trip(std::vector<std::uint32_t> cycle, const NameOf& name_of) {
  cycle.push_back(cycle.front());
  std::string text;
  for (const std::uint32_t node : cycle)
    text += (text.empty() ? "“" : " → “") + std::string(name_of(node)) + "”";
  return text;
}

class Linker {
 public:
  Linker(ModelPtr main, std::span<const ModelPtr> others) : others_(others) {
    package_.models.push_back(std::move(main));
  }

  Result<Package> run() {
    for (std::uint32_t i = 0; i < package_.models.size(); ++i) TRY_VOID(link_imports(i));
    TRY_VOID(check_imports());
    for (const ModelPtr& model : package_.models) index(*model);
    for (std::uint32_t i = 0; i < package_.models.size(); ++i) link_elements(i);
    if (!problems_.empty()) {
      const std::string first = problems_.front().message;
      return invalid("dmn.reference",
                     "决策文件有 " + std::to_string(problems_.size()) +
                         " 处引用错误，请按列出的位置修改后重新上传。" + first,
                     std::move(problems_));
    }
    TRY_VOID(check_requirements());
    return std::move(package_);
  }

 private:
  const Model& model(std::uint32_t i) const { return *package_.models[i]; }

  Result<void> link_imports(std::uint32_t user) {
    package_.links.emplace_back();
    const ModelPtr importer = package_.models[user];
    for (const Import& import : importer->imports) {
      if (!is_model_namespace(import.type))
        return invalid("dmn.import_type", place(*importer, import.line) + "导入的“" + import.name +
                                              "”不是 DMN 决策模型（importType 为“" + import.type +
                                              "”），只能导入 DMN 决策模型。");
      package_.links[user].imports.push_back(TRY(find(*importer, import)));
    }
    return {};
  }

  // The position of the imported model, which joins the package when it is new.
  Result<std::uint32_t> find(const Model& importer, const Import& import) {
    std::vector<ModelPtr> found;
    if (model(0).uri == import.uri) found.push_back(package_.models.front());
    for (const ModelPtr& other : others_)
      if (other->uri == import.uri && std::ranges::find(found, other) == found.end())
        found.push_back(other);
    if (found.empty())
      return invalid("dmn.not_linked", place(importer, import.line) + "导入的模型“" + import.name +
                                           "”（命名空间 " + import.uri +
                                           "）不在一起上传的文件里，请把它一并上传。");
    if (found.size() > 1)
      return invalid("dmn.duplicate_namespace", "有 " + std::to_string(found.size()) +
                                                    " 个决策文件的命名空间都是 " + import.uri +
                                                    "，请只留一个或改成不同的命名空间。");
    const auto known = std::ranges::find(package_.models, found.front());
    const auto position = static_cast<std::uint32_t>(known - package_.models.begin());
    if (known == package_.models.end()) package_.models.push_back(found.front());
    return position;
  }

  Result<void> check_imports() const {
    Graph graph;
    for (const ModelLinks& links : package_.links) graph.push_back(links.imports);
    const auto cycle = find_cycle(graph);
    if (cycle.empty()) return {};
    return invalid("dmn.import_cycle",
                   "决策文件循环导入：" + round_trip(cycle, [&](std::uint32_t i) {
                     return std::string_view(model(i).name);
                   }) + "，请去掉其中一个导入。");
  }

  void index(const Model& indexed) {
    const auto number = static_cast<std::uint32_t>(ids_.size());
    auto& ids = ids_.emplace_back();
    const auto add = [&](ElementKind kind, const auto& elements) {
      for (std::uint32_t i = 0; i < elements.size(); ++i)
        if (!elements[i].id.empty()) ids.emplace(elements[i].id, ElementRef{number, kind, i});
    };
    add(ElementKind::input, indexed.inputs);
    add(ElementKind::decision, indexed.decisions);
    add(ElementKind::knowledge, indexed.knowledge);
    add(ElementKind::service, indexed.services);
  }

  void link_elements(std::uint32_t user) {
    constexpr ElementKind kInput[]{ElementKind::input}, kDecision[]{ElementKind::decision};
    constexpr ElementKind kKnowledge[]{ElementKind::knowledge, ElementKind::service};
    ModelLinks& links = package_.links[user];
    for (const Decision& decision : model(user).decisions)
      links.decisions.push_back({resolve(user, decision.inputs, kInput),
                                 resolve(user, decision.decisions, kDecision),
                                 resolve(user, decision.knowledge, kKnowledge)});
    for (const Knowledge& knowledge : model(user).knowledge)
      links.knowledge.push_back({resolve(user, knowledge.knowledge, kKnowledge)});
    for (const DecisionService& service : model(user).services)
      links.services.push_back({resolve(user, service.outputs, kDecision),
                                resolve(user, service.encapsulated, kDecision),
                                resolve(user, service.input_decisions, kDecision),
                                resolve(user, service.inputs, kInput)});
  }

  // A link for each reference; one that leads nowhere is a problem, and no link is used then.
  std::vector<Link> resolve(std::uint32_t user, const std::vector<Reference>& references,
                            std::span<const ElementKind> kinds) {
    std::vector<Link> links;
    for (const Reference& reference : references) {
      auto found = resolve(user, reference);
      if (found && std::ranges::find(kinds, found->target.kind) == kinds.end())
        found = wrong(user, reference, "“" + reference.href + "”指向的元素种类不对");
      links.push_back(found.value_or(Link{}));
    }
    return links;
  }

  std::optional<Link> resolve(std::uint32_t user, const Reference& reference) {
    const std::string_view href = reference.href;
    const std::size_t hash = href.rfind('#');
    if (hash == std::string_view::npos)
      return wrong(user, reference, "引用“" + reference.href + "”应写成“#编号”或“命名空间#编号”");
    const std::string_view uri = href.substr(0, hash), id = href.substr(hash + 1);
    if (uri.empty() || uri == model(user).uri) return element(user, reference, user, id, "");
    const auto& imports = model(user).imports;
    const auto import = std::ranges::find(imports, uri, &Import::uri);
    if (import == imports.end())
      return wrong(user, reference, "引用的命名空间“" + std::string(uri) + "”没有导入");
    const auto position = static_cast<std::size_t>(import - imports.begin());
    return element(user, reference, package_.links[user].imports[position], id, import->name);
  }

  std::optional<Link> element(std::uint32_t user, const Reference& reference, std::uint32_t owner,
                              std::string_view id, std::string_view prefix) {
    const auto found = ids_[owner].find(id);
    if (found != ids_[owner].end()) return Link{found->second, std::string(prefix)};
    return wrong(user, reference, "引用的元素“" + reference.href + "”不存在");
  }

  std::nullopt_t wrong(std::uint32_t user, const Reference& reference, std::string_view message) {
    if (problems_.size() == kMostProblems) return std::nullopt;
    const std::string line = std::to_string(reference.line);
    problems_.push_back({reference.id.empty() ? "line " + line : reference.id, "dmn.reference",
                         place(model(user), reference.line) + std::string(message) + "。"});
    return std::nullopt;
  }

  static std::string place(const Model& model, std::uint32_t line) {
    return "决策文件“" + model.name + "”第 " + std::to_string(line) + " 行：";
  }

  // Decisions and knowledge models of all models are the nodes; a decision service is none.
  Result<void> check_requirements() const {
    Graph graph;
    std::vector<std::string_view> names;
    std::vector<std::uint32_t> first;  // node of the first decision of each model
    for (const ModelPtr& each : package_.models) {
      first.push_back(static_cast<std::uint32_t>(names.size()));
      for (const Decision& decision : each->decisions) names.push_back(decision.name);
      for (const Knowledge& knowledge : each->knowledge) names.push_back(knowledge.name);
    }
    const auto add = [&](std::vector<std::uint32_t>& edges, const std::vector<Link>& links) {
      for (const auto& [target, prefix] : links) {
        if (target.kind == ElementKind::service) continue;
        const bool behind = target.kind == ElementKind::knowledge;
        const auto decisions = static_cast<std::uint32_t>(model(target.model).decisions.size());
        edges.push_back(first[target.model] + (behind ? decisions : 0) + target.index);
      }
    };
    for (const ModelLinks& links : package_.links) {
      for (const DecisionLinks& decision : links.decisions) {
        auto& edges = graph.emplace_back();
        add(edges, decision.decisions);
        add(edges, decision.knowledge);
      }
      for (const KnowledgeLinks& knowledge : links.knowledge) {
        const auto self = static_cast<std::uint32_t>(graph.size());
        add(graph.emplace_back(), knowledge.knowledge);
        std::erase(graph.back(), self);  // recursion
      }
    }
    const auto cycle = find_cycle(graph);
    if (cycle.empty()) return {};
    return invalid("dmn.cycle",
                   "决策互相依赖，成了循环：" + round_trip(cycle, [&](std::uint32_t node) {
                     return names[node];
                   }) + "，请去掉其中一个依赖。");
  }

  static constexpr std::size_t kMostProblems = 100;

  std::span<const ModelPtr> others_;
  Package package_;
  std::vector<std::unordered_map<std::string_view, ElementRef>> ids_;  // of each model
  std::vector<FieldError> problems_;
};

}  // namespace

Result<Package> link(ModelPtr main, std::span<const ModelPtr> others) {
  return Linker(std::move(main), others).run();
}

}  // namespace tb::dmn
