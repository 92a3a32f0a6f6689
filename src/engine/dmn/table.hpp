// A decision table made ready to run (DMN 1.5, chapter 8).
#pragma once
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "engine/dmn/box.hpp"
#include "engine/dmn/model.hpp"
#include "engine/dmn/scope.hpp"
#include "engine/dmn/table_index.hpp"

namespace tb::dmn {

// The parts of a table, also for those who look for its mistakes.
struct TableInput {
  Script expression;
  ItemTypePtr type;  // that its values are fitted to
  std::optional<Script> values;
  ItemTypePtr known;  // that its values have: the same, or what the name says
  std::string label;  // for people; empty: its expression
  const std::string& name() const { return label.empty() ? expression.text : label; }
};
struct TableOutput {
  std::string name;
  ItemTypePtr type;
  std::optional<Script> order;  // a list of the values: the first has the highest priority
  std::optional<Script> fallback;
};
struct TableRow {
  std::string id, annotation;
  std::vector<Script> inputs, outputs;
  std::uint32_t line = 0;
};

class TableBox final : public Box {
 public:
  TableBox(const DecisionTable& table, const std::string& id, Scope& scope);

  const std::string& element() const { return element_; }
  const std::string& id() const { return id_; }
  HitPolicy policy() const { return policy_; }
  const std::vector<TableInput>& inputs() const { return inputs_; }
  const std::vector<TableOutput>& outputs() const { return outputs_; }
  const std::vector<TableRow>& rows() const { return rows_; }

 protected:
  feel::Value compute(Run& run) const override;

 private:
  using Matches = std::vector<std::size_t>;
  // The values of the columns: where they lie, or made here.
  struct Read;
  using Inputs = std::span<const feel::Value* const>;

  bool read_inputs(Run& run, Read& read) const;
  // With the index; the other way tries rule after rule and tells of each. Both find the same.
  // `take` is given the rows that match, in their order, until it says that this was enough.
  template <class Take>
  void each_match(Inputs inputs, Run& run, Take take) const;
  Matches matches(Inputs inputs, Run& run) const;
  feel::Value of_one(Inputs inputs, Run& run) const;
  Matches traced(Inputs inputs, Run& run, TableTrace& trace) const;
  bool row_matches(std::size_t row, Inputs inputs, Run& run) const;
  feel::Value result(const Matches& rows, Run& run) const;
  feel::Value output(std::size_t row, Run& run) const;
  feel::Value joined(std::vector<feel::Value> parts) const;
  feel::Value fallback(Run& run) const;
  feel::Value aggregated(const feel::List& outputs, Run& run) const;
  Matches by_priority(const Matches& rows, Run& run) const;
  feel::Value no_single(Run& run) const;

  std::string element_, id_;
  HitPolicy policy_;
  Aggregation aggregation_;
  std::vector<TableInput> inputs_;
  std::vector<TableOutput> outputs_;
  std::vector<TableRow> rows_;
  std::optional<TableIndex> index_;
};

}  // namespace tb::dmn
