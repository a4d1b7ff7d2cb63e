#version 450 core
// Nothing but depth is kept.

void main() {}
