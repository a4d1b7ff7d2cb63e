#version 450 core

uniform float amount;
out vec4 fragment;

void main() { fragment = vec4(0.0, 0.0, 0.0, amount); }
