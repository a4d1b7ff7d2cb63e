#pragma once
#include <fribidi.h>

// Function-like and compound macros do not import.
static inline FriBidiParType shim_FRIBIDI_PAR_ON(void) { return FRIBIDI_PAR_ON; }
static inline int shim_FRIBIDI_IS_RTL(FriBidiParType direction) {
  return FRIBIDI_IS_RTL(direction) != 0;
}
