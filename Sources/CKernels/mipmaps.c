#include "CKernels.h"

#include <string.h>

typedef uint8_t byte4 __attribute__((vector_size(4)));
typedef uint16_t short4 __attribute__((vector_size(8)));

static inline short4 texel(const uint8_t *pixels, uint32_t index) {
  byte4 bytes;
  memcpy(&bytes, pixels + 4 * index, 4);
  return __builtin_convertvector(bytes, short4);
}

void modet_halve(uint32_t width, const uint8_t *upper, const uint8_t *lower, uint32_t step,
                 uint8_t *result) {
  for (uint32_t i = 0; i < width; ++i) {
    const short4 sum = texel(upper, 2 * i) + texel(upper, 2 * i + step) + texel(lower, 2 * i) +
                       texel(lower, 2 * i + step);
    const byte4 average = __builtin_convertvector((sum + 2) >> 2, byte4);
    memcpy(result + 4 * i, &average, 4);
  }
}
