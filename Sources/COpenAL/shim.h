#pragma once
#define AL_ALEXT_PROTOTYPES 1
#include <AL/al.h>
#include <AL/alc.h>
#include <AL/alext.h>
#include <AL/efx.h>
#include <AL/efx-presets.h>

// The presets are initialisers in macros, which Swift cannot see.

static inline EFXEAXREVERBPROPERTIES shim_reverb_city_streets(void) {
  return (EFXEAXREVERBPROPERTIES)EFX_REVERB_PRESET_CITY_STREETS;
}

static inline EFXEAXREVERBPROPERTIES shim_reverb_living_room(void) {
  return (EFXEAXREVERBPROPERTIES)EFX_REVERB_PRESET_LIVINGROOM;
}

static inline EFXEAXREVERBPROPERTIES shim_reverb_forest(void) {
  return (EFXEAXREVERBPROPERTIES)EFX_REVERB_PRESET_FOREST;
}

static inline EFXEAXREVERBPROPERTIES shim_reverb_plain(void) {
  return (EFXEAXREVERBPROPERTIES)EFX_REVERB_PRESET_PLAIN;
}

static inline EFXEAXREVERBPROPERTIES shim_reverb_room(void) {
  return (EFXEAXREVERBPROPERTIES)EFX_REVERB_PRESET_ROOM;
}
