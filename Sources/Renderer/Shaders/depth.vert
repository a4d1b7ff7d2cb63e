#version 450 core
// The depth of people and places, as a lamp sees them.

layout(location = 0) in vec3 inPosition;

void main() { gl_Position = clipFromWorld * vec4(inPosition, 1.0); }
