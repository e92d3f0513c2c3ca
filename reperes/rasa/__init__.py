"""All that is Rasa's: thin components of the pipeline, and ways around Rasa itself."""
