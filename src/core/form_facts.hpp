// Inside forms: what a field must be beside its type, given the day and the other fields. x-days,
// x-birth-of, x-sex-of; core/form.hpp says what they mean.
#pragma once
#include <vector>

#include "core/result.hpp"
#include "core/time.hpp"

namespace boost::json {
class value;
}

namespace tb {

// Fails invalid `form.schema_invalid` where a schema uses one of the keywords wrongly: no range, a
// range that is empty, a neighbour that is no id number.
Result<void> check_fact_rules(const boost::json::value& schema);

// Adds `date_range`, `birth_mismatch`, `sex_mismatch`. A value that is no date or no id number is
// left to the checks of its format.
void check_facts(const boost::json::value& schema, const boost::json::value& form, Date today,
                 std::vector<FieldError>& errors);

}  // namespace tb
