/// The few inner loops that were measured to need C.
#pragma once
