// Counts the allocations of one thread, for benchmarks and for tests that promise none.
#ifndef MODET_ALLOCATIONS_H
#define MODET_ALLOCATIONS_H

#include <stdbool.h>
#include <stdint.h>

/// Whether this system's C library lets allocations be counted.
bool allocations_can_be_counted(void);

/// Begins to count what the calling thread allocates, from 0.
///
/// Where only its own count, a call from a library that is neither the program's
/// nor Swift's, such as a graphics driver, does not.
void allocations_begin(bool only_own);

/// Stops counting on the calling thread and gives the count.
uint64_t allocations_end(void);

#endif
