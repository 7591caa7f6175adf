import json
import os

import requests

res = requests.post(
    f"{os.environ['BASE']}/api/v1/run/repo_name",
    params={"token": os.environ["TOKEN"]},
    json={
        "branch": "master",
        "ref": "9abc2ac68d52afe1a5a3fbc724d031af5a397204",
        "accept_buttons": "true",
        "extra": "some extra data",
    },
).json()
print(json.dumps(res))
