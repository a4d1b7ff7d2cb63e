enum RendererPlaceholder {}
