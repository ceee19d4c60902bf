#include "extract/time/time_rules.h"

#include <re2/re2.h>

namespace dyad::extract {

// Here, where the regular expression is a complete type.
Shape::Shape() = default;
Shape::Shape(Shape&&) noexcept = default;
Shape::~Shape() = default;

}  // namespace dyad::extract
