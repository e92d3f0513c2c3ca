"""Trains the stock bot in the folder that it is started in, as `rasa train` does, and says how long the network took.

python train.py MODEL_FOLDER FIGURES.json
"""

from __future__ import annotations

import json
import resource
import sys
import time

import rasa
from rasa.utils.tensorflow.models import RasaModel

_fit = RasaModel.fit
epochs = {}


def timed_fit(model, *args, **options):
    """Fit a network and note its epochs, seconds and processor seconds."""
    began, used = time.perf_counter(), time.process_time()
    fitted = _fit(model, *args, **options)
    epochs.update(epochs=options["epochs"], fit=time.perf_counter() - began, fit_processor=time.process_time() - used)
    return fitted


RasaModel.fit = timed_fit
began = time.perf_counter()
result = rasa.train(
    "domain.yml", "config.yml", ["data"], output=sys.argv[1], force_training=True, fixed_model_name="stock"
)
used = resource.getrusage(resource.RUSAGE_SELF)
figures = {
    "seconds": time.perf_counter() - began,
    "processor": used.ru_utime + used.ru_stime,
    "megabytes": used.ru_maxrss / 1024,
    **epochs,
}
with open(sys.argv[2], "w") as file:
    json.dump(figures, file)
sys.exit(result.code)
