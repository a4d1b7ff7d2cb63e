// How a vertex reaches the picture; put behind `common.glsl` in vertex shaders.

#ifdef CLIP_DISTANCE
out gl_PerVertex {
  vec4 gl_Position;
  float gl_ClipDistance[4];
};
#endif

// Places a vertex on the part of the picture that belongs to one of the views.
void show(vec4 clip, int viewIndex) {
#if defined(VIEWPORT_INDEX)
  gl_ViewportIndex = viewIndex;
#elif defined(CLIP_DISTANCE)
  // The whole picture is one viewport: the view is cut to its own square, then moved to its part.
  gl_ClipDistance[0] = clip.w + clip.x;
  gl_ClipDistance[1] = clip.w - clip.x;
  gl_ClipDistance[2] = clip.w + clip.y;
  gl_ClipDistance[3] = clip.w - clip.y;
  clip.xy = clip.xy * VIEW.part.xy + clip.w * VIEW.part.zw;
#endif
  gl_Position = clip;
}
