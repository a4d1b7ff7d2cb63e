// Stands in for the C library's allocation functions and passes every call on.
//
// The functions of a program come before those of its libraries, so every
// allocation in the process goes through here. What is added to each is one look
// at a thread-local flag. Blocks are the C library's own: `free` stays its own too.

#include "CAllocations.h"

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>

static _Thread_local bool is_counting;
static _Thread_local uint64_t count;

void allocations_begin(void) {
  count = 0;
  is_counting = true;
}

uint64_t allocations_end(void) {
  is_counting = false;
  return count;
}

#if defined(__linux__) && defined(__GLIBC__)

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t items, size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

bool allocations_can_be_counted(void) { return true; }

static inline void note(void) {
  if (__builtin_expect(is_counting, 0)) count += 1;
}

void *malloc(size_t size) {
  note();
  return __libc_malloc(size);
}

void *calloc(size_t items, size_t size) {
  note();
  return __libc_calloc(items, size);
}

void *realloc(void *block, size_t size) {
  note();
  return __libc_realloc(block, size);
}

void *memalign(size_t alignment, size_t size) {
  note();
  return __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
  note();
  return __libc_memalign(alignment, size);
}

int posix_memalign(void **result, size_t alignment, size_t size) {
  note();
  bool is_power_of_two = alignment != 0 && (alignment & (alignment - 1)) == 0;
  if (!is_power_of_two || alignment % sizeof(void *) != 0) return EINVAL;
  int saved = errno;
  void *block = __libc_memalign(alignment, size);
  errno = saved;
  if (!block) return ENOMEM;
  *result = block;
  return 0;
}

#else

bool allocations_can_be_counted(void) { return false; }

#endif
