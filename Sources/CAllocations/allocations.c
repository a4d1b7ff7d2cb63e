// Stands in for the C library's allocation functions and passes every call on.
//
// The functions of a program come before those of its libraries, so every
// allocation in the process goes through here. What is added to each is one look
// at a thread-local flag. Blocks are the C library's own: `free` stays its own too.

#define _GNU_SOURCE
#include "CAllocations.h"

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>

static _Thread_local bool is_counting;
static _Thread_local bool counts_only_own;
static _Thread_local uint64_t count;

static void find_own_code(void);

void allocations_begin(bool only_own) {
  if (only_own) find_own_code();
  count = 0;
  counts_only_own = only_own;
  is_counting = true;
}

uint64_t allocations_end(void) {
  is_counting = false;
  return count;
}

#if defined(__linux__) && defined(__GLIBC__)

#include <link.h>
#include <pthread.h>
#include <string.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t items, size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

bool allocations_can_be_counted(void) { return true; }

// Where the code of the program and of Swift's libraries lies.
enum { MOST_RANGES = 64 };
static struct {
  uintptr_t start, end;
} own_code[MOST_RANGES];
static int own_count;

static bool is_own(const char *path) {
  // The program itself has no name here.
  if (!path || !*path) return true;
  const char *slash = strrchr(path, '/');
  const char *name = slash ? slash + 1 : path;
  static const char *const prefixes[] = {"libswift", "lib_", "libFoundation", "libdispatch"};
  for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; ++i) {
    if (strncmp(name, prefixes[i], strlen(prefixes[i])) == 0) return true;
  }
  return false;
}

static int add_own_code(struct dl_phdr_info *info, size_t size, void *unused) {
  (void)size, (void)unused;
  if (!is_own(info->dlpi_name)) return 0;
  for (int i = 0; i < info->dlpi_phnum; ++i) {
    const ElfW(Phdr) *part = &info->dlpi_phdr[i];
    if (part->p_type != PT_LOAD || !(part->p_flags & PF_X)) continue;
    if (own_count == MOST_RANGES) return 1;
    own_code[own_count].start = info->dlpi_addr + part->p_vaddr;
    own_code[own_count].end = own_code[own_count].start + part->p_memsz;
    own_count += 1;
  }
  return 0;
}

static void list_own_code(void) { dl_iterate_phdr(add_own_code, NULL); }

// Found once: what counts is linked at the start and never unloaded.
static void find_own_code(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, list_own_code);
}

static bool is_in_own_code(const void *caller) {
  uintptr_t address = (uintptr_t)caller;
  for (int i = 0; i < own_count; ++i) {
    if (address >= own_code[i].start && address < own_code[i].end) return true;
  }
  return false;
}

static inline void note(const void *caller) {
  if (__builtin_expect(!is_counting, 1)) return;
  if (counts_only_own && !is_in_own_code(caller)) return;
  count += 1;
}

void *malloc(size_t size) {
  note(__builtin_return_address(0));
  return __libc_malloc(size);
}

void *calloc(size_t items, size_t size) {
  note(__builtin_return_address(0));
  return __libc_calloc(items, size);
}

void *realloc(void *block, size_t size) {
  note(__builtin_return_address(0));
  return __libc_realloc(block, size);
}

void *memalign(size_t alignment, size_t size) {
  note(__builtin_return_address(0));
  return __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
  note(__builtin_return_address(0));
  return __libc_memalign(alignment, size);
}

int posix_memalign(void **result, size_t alignment, size_t size) {
  note(__builtin_return_address(0));
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

static void find_own_code(void) {}

#endif
