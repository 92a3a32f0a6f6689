// Integers of more than 128 bits, for the sources of `Decimal` alone.
#pragma once
#include <boost/multiprecision/cpp_int.hpp>

#include "engine/feel/decimal_parts.hpp"

namespace tb::feel {

// On the stack, of 1,024 bits: a product of two numbers of 150 digits.
using Wide = boost::multiprecision::number<
    boost::multiprecision::cpp_int_backend<1024, 1024, boost::multiprecision::unsigned_magnitude,
                                           boost::multiprecision::unchecked, void>,
    boost::multiprecision::et_off>;

Wide wide_ten_to(int power);  // at most 10^300
int digits_of(const Wide& value);

// Keeps the first `digits` digits and says whether it lost some that were not 0.
bool cut(Wide& value, std::int64_t& exponent, int digits);

std::optional<Decimal> nearest(bool negative, Wide coefficient, std::int64_t exponent,
                               bool has_more = false);

}  // namespace tb::feel
