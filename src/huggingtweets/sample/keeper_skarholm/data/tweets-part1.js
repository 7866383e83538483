window.YTD.tweets.part1 = [
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1757347987856320603"
          ],
          "editableUntil": "2024-02-13T11:16:24.908Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "116"
      ],
      "favorite_count": "31",
      "id_str": "1757347987856320603",
      "truncated": false,
      "retweet_count": "2",
      "id": "1757347987856320603",
      "created_at": "Tue Feb 13 10:16:24 +0000 2024",
      "favorited": false,
      "full_text": "Arnfinn: twelve words!! A new record. I'd give you all twelve, but nine are about his knee, and he is a private man.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1697552882794662436"
          ],
          "editableUntil": "2023-09-01T11:12:00.922Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "183"
      ],
      "favorite_count": "22",
      "id_str": "1697552882794662436",
      "truncated": false,
      "retweet_count": "1",
      "id": "1697552882794662436",
      "created_at": "Fri Sep 01 10:12:00 +0000 2023",
      "favorited": false,
      "full_text": "Sent the Directorate my reply on the proper form. Under \"Objections to proposed change\" there was room for 40 characters. I wrote: \"Who will say good morning to Eggskjær?\" That is 38.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1749753958993275745"
          ],
          "editableUntil": "2024-01-23T12:20:27.337Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Dr Barometer",
            "screen_name": "drbarometer_ex",
            "indices": [
              "0",
              "15"
            ],
            "id_str": "1379241955817347193",
            "id": "1379241955817347193"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "16",
        "19"
      ],
      "favorite_count": "66",
      "in_reply_to_status_id_str": "1749742017810384527",
      "id_str": "1749753958993275745",
      "in_reply_to_user_id": "1379241955817347193",
      "truncated": false,
      "retweet_count": "5",
      "id": "1749753958993275745",
      "in_reply_to_status_id": "1749742017810384527",
      "created_at": "Tue Jan 23 11:20:27 +0000 2024",
      "favorited": false,
      "full_text": "@drbarometer_ex No.",
      "lang": "en",
      "in_reply_to_screen_name": "drbarometer_ex",
      "in_reply_to_user_id_str": "1379241955817347193"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1905230575717875300"
          ],
          "editableUntil": "2025-03-27T13:09:01.380Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Wim",
            "screen_name": "wim_jantjebos",
            "indices": [
              "0",
              "14"
            ],
            "id_str": "783415948739491445",
            "id": "783415948739491445"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "15",
        "57"
      ],
      "favorite_count": "14",
      "in_reply_to_status_id_str": "1905224707888370873",
      "id_str": "1905230575717875300",
      "in_reply_to_user_id": "783415948739491445",
      "truncated": false,
      "retweet_count": "2",
      "id": "1905230575717875300",
      "in_reply_to_status_id": "1905224707888370873",
      "created_at": "Thu Mar 27 12:09:01 +0000 2025",
      "favorited": false,
      "full_text": "@wim_jantjebos I'm so sorry, Wim. A ship should be asked.",
      "lang": "en",
      "in_reply_to_screen_name": "wim_jantjebos",
      "in_reply_to_user_id_str": "783415948739491445"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1932849241039982216"
          ],
          "editableUntil": "2025-06-11T18:15:44.323Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "28"
      ],
      "favorite_count": "208",
      "id_str": "1932849241039982216",
      "truncated": false,
      "retweet_count": "7",
      "id": "1932849241039982216",
      "created_at": "Wed Jun 11 17:15:44 +0000 2025",
      "favorited": false,
      "full_text": "Day 11. It's a right sleeve.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1620363754180199612"
          ],
          "editableUntil": "2023-01-31T11:09:58.556Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "85"
      ],
      "favorite_count": "12",
      "id_str": "1620363754180199612",
      "truncated": false,
      "retweet_count": "2",
      "id": "1620363754180199612",
      "created_at": "Tue Jan 31 10:09:58 +0000 2023",
      "favorited": false,
      "full_text": "Arnfinn: eight words. Two of them were \"cup\", said with some warmth. I have glued it.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1906955341374838761"
          ],
          "editableUntil": "2025-04-01T07:22:37.557Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "115"
      ],
      "favorite_count": "274",
      "id_str": "1906955341374838761",
      "truncated": false,
      "retweet_count": "51",
      "id": "1906955341374838761",
      "created_at": "Tue Apr 01 06:22:37 +0000 2025",
      "favorited": false,
      "full_text": "1 April. I've been promoted to Lighthouse Experience Manager. Sadly this is from an actual letter, dated yesterday.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1855898372135829664"
          ],
          "editableUntil": "2024-11-11T10:00:27.498Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Eggskjær light (auto)",
            "screen_name": "eggskjaer_auto",
            "indices": [
              "3",
              "18"
            ],
            "id_str": "585637435930355055",
            "id": "585637435930355055"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "0",
        "88"
      ],
      "favorite_count": "0",
      "id_str": "1855898372135829664",
      "truncated": false,
      "retweet_count": "85",
      "id": "1855898372135829664",
      "created_at": "Mon Nov 11 09:00:27 +0000 2024",
      "favorited": true,
      "full_text": "RT @eggskjaer_auto: STATUS OK. LAMP OK. BATTERY 88%. DOOR CLOSED. GOOD MORNING SKARHOLM.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1950207226134497396"
          ],
          "editableUntil": "2025-07-29T15:50:10.465Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Hamnvåg Mixed Choir",
            "screen_name": "choirboss_hv",
            "indices": [
              "0",
              "13"
            ],
            "id_str": "882232555600821883",
            "id": "882232555600821883"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "14",
        "101"
      ],
      "favorite_count": "28",
      "in_reply_to_status_id_str": "1950188712476852208",
      "id_str": "1950207226134497396",
      "in_reply_to_user_id": "882232555600821883",
      "truncated": false,
      "retweet_count": "2",
      "id": "1950207226134497396",
      "in_reply_to_status_id": "1950188712476852208",
      "created_at": "Tue Jul 29 14:50:10 +0000 2025",
      "favorited": false,
      "full_text": "@choirboss_hv Nineteen basses and no altos. If you have an alto you can spare, she must like herring.",
      "lang": "en",
      "in_reply_to_screen_name": "choirboss_hv",
      "in_reply_to_user_id_str": "882232555600821883"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1863238758367160439"
          ],
          "editableUntil": "2024-12-01T16:08:31.953Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "36"
      ],
      "favorite_count": "188",
      "id_str": "1863238758367160439",
      "truncated": false,
      "retweet_count": "24",
      "id": "1863238758367160439",
      "created_at": "Sun Dec 01 15:08:31 +0000 2024",
      "favorited": false,
      "full_text": "Lampen er tent. Alt vel på Skarholm.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2052271753147951683"
          ],
          "editableUntil": "2026-05-07T07:18:09.972Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "1"
      ],
      "favorite_count": "156",
      "id_str": "2052271753147951683",
      "truncated": false,
      "retweet_count": "12",
      "id": "2052271753147951683",
      "created_at": "Thu May 07 06:18:09 +0000 2026",
      "favorited": false,
      "full_text": "🐣",
      "lang": "art"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1898106366137135422"
          ],
          "editableUntil": "2025-03-07T21:19:57.455Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Fjordprins night bridge",
            "screen_name": "nightferry_fp",
            "indices": [
              "3",
              "17"
            ],
            "id_str": "1019556845191914124",
            "id": "1019556845191914124"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "0",
        "76"
      ],
      "favorite_count": "0",
      "id_str": "1898106366137135422",
      "truncated": false,
      "retweet_count": "15",
      "id": "1898106366137135422",
      "created_at": "Fri Mar 07 20:19:57 +0000 2025",
      "favorited": true,
      "full_text": "RT @nightferry_fp: Can confirm. Whole bridge used to breathe at Fisher Bank.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1965317633977522685"
          ],
          "editableUntil": "2025-09-09T08:33:32.433Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Hamnvåg Radio",
            "screen_name": "radio_hamnvag",
            "indices": [
              "0",
              "14"
            ],
            "id_str": "1244699613854727488",
            "id": "1244699613854727488"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "15",
        "46"
      ],
      "favorite_count": "17",
      "in_reply_to_status_id_str": "1965291113394854435",
      "id_str": "1965317633977522685",
      "in_reply_to_user_id": "1244699613854727488",
      "truncated": false,
      "retweet_count": "3",
      "id": "1965317633977522685",
      "in_reply_to_status_id": "1965291113394854435",
      "created_at": "Tue Sep 09 07:33:32 +0000 2025",
      "favorited": false,
      "full_text": "@radio_hamnvag Thank you. Now the name. SKARR.",
      "lang": "en",
      "in_reply_to_screen_name": "radio_hamnvag",
      "in_reply_to_user_id_str": "1244699613854727488"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1747179068248302468"
          ],
          "editableUntil": "2024-01-16T09:48:45.544Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Kystdirektoratet",
            "screen_name": "kystdir_info",
            "indices": [
              "0",
              "13"
            ],
            "id_str": "623426047178932944",
            "id": "623426047178932944"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "14",
        "69"
      ],
      "favorite_count": "42",
      "in_reply_to_status_id_str": "1747159506012855974",
      "id_str": "1747179068248302468",
      "in_reply_to_user_id": "623426047178932944",
      "truncated": false,
      "retweet_count": "1",
      "id": "1747179068248302468",
      "in_reply_to_status_id": "1747159506012855974",
      "created_at": "Tue Jan 16 08:48:45 +0000 2024",
      "favorited": false,
      "full_text": "@kystdir_info Will there be a gull? I ask on behalf of the open plan.",
      "lang": "en",
      "in_reply_to_screen_name": "kystdir_info",
      "in_reply_to_user_id_str": "623426047178932944"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1751917868943253183"
          ],
          "editableUntil": "2024-01-29T11:39:03.673Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "109"
      ],
      "favorite_count": "201",
      "id_str": "1751917868943253183",
      "truncated": false,
      "retweet_count": "21",
      "id": "1751917868943253183",
      "created_at": "Mon Jan 29 10:39:03 +0000 2024",
      "favorited": false,
      "full_text": "Things I have been called in letters from the Directorate:\noperator\nuser\nresource (on-site)\nasset\n\"Mr Solvik\"",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1937228018424138883"
          ],
          "editableUntil": "2025-06-23T20:15:26.205Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [
          {
            "text": "SkarholmLight",
            "indices": [
              "101",
              "115"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "115"
      ],
      "favorite_count": "133",
      "id_str": "1937228018424138883",
      "truncated": false,
      "retweet_count": "22",
      "id": "1937228018424138883",
      "created_at": "Mon Jun 23 19:15:26 +0000 2025",
      "favorited": false,
      "full_text": "Sankthans. Bålet brenner, geita synger andrestemmen, og inkassoavdelingen har tatt lompa mi igjen. 🔥 #SkarholmLight",
      "lang": "no"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1905229967506042121"
          ],
          "editableUntil": "2025-03-27T13:06:36.371Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Wim",
            "screen_name": "wim_jantjebos",
            "indices": [
              "0",
              "14"
            ],
            "id_str": "783415948739491445",
            "id": "783415948739491445"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "15",
        "36"
      ],
      "favorite_count": "10",
      "in_reply_to_status_id_str": "1905223508279809383",
      "id_str": "1905229967506042121",
      "in_reply_to_user_id": "783415948739491445",
      "truncated": false,
      "retweet_count": "0",
      "id": "1905229967506042121",
      "in_reply_to_status_id": "1905223508279809383",
      "created_at": "Thu Mar 27 12:06:36 +0000 2025",
      "favorited": false,
      "full_text": "@wim_jantjebos Sold. I see. To whom?",
      "lang": "en",
      "in_reply_to_screen_name": "wim_jantjebos",
      "in_reply_to_user_id_str": "783415948739491445"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1635701244422062650"
          ],
          "editableUntil": "2023-03-14T18:55:41.186Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "38"
      ],
      "favorite_count": "30",
      "id_str": "1635701244422062650",
      "truncated": false,
      "retweet_count": "2",
      "id": "1635701244422062650",
      "created_at": "Tue Mar 14 17:55:41 +0000 2023",
      "favorited": false,
      "full_text": "Lamp lit. All well. Good night, ships.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1733364846975485433"
          ],
          "editableUntil": "2023-12-09T06:55:58.537Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "231"
      ],
      "favorite_count": "53",
      "id_str": "1733364846975485433",
      "truncated": false,
      "retweet_count": "4",
      "id": "1733364846975485433",
      "created_at": "Sat Dec 09 05:55:58 +0000 2023",
      "favorited": false,
      "full_text": "\"Skarholm: south-west 7 to severe gale 9, rain, poor.\" And then she said, quickly, off the script: \"And good morning out there.\" I said it back, naturally. I have said it back for nineteen years. It is just nice to have been right.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1763157331596826628"
          ],
          "editableUntil": "2024-02-29T12:00:40.388Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "177"
      ],
      "favorite_count": "86",
      "id_str": "1763157331596826628",
      "truncated": false,
      "retweet_count": "12",
      "id": "1763157331596826628",
      "created_at": "Thu Feb 29 11:00:40 +0000 2024",
      "favorited": false,
      "full_text": "Leap day. The old regulations have no pay scale for 29 February, so today I am a volunteer. I've given myself a talk about the rules and shown myself where the life jackets are.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1965311333303907035"
          ],
          "editableUntil": "2025-09-09T08:08:30.235Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [
          {
            "url": "https://t.co/RQyI2xPsqD",
            "expanded_url": "https://example.org/radio/hamnvag/0545",
            "display_url": "example.org/radio/hamnvag/…",
            "indices": [
              "169",
              "192"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "192"
      ],
      "favorite_count": "75",
      "id_str": "1965311333303907035",
      "truncated": false,
      "retweet_count": "3",
      "id": "1965311333303907035",
      "possibly_sensitive": false,
      "created_at": "Tue Sep 09 07:08:30 +0000 2025",
      "favorited": false,
      "full_text": "The machine has learned to breathe. Somebody's put in a breath, after Fisher Bank. It's the same breath every time. I've a feeling I know whose, and that she was asked. https://t.co/RQyI2xPsqD",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1673403576644003925"
          ],
          "editableUntil": "2023-06-26T19:51:17.663Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Heike paddelt",
            "screen_name": "heike_paddelt",
            "indices": [
              "0",
              "14"
            ],
            "id_str": "795821244545695335",
            "id": "795821244545695335"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "15",
        "95"
      ],
      "favorite_count": "43",
      "in_reply_to_status_id_str": "1673389890627958894",
      "id_str": "1673403576644003925",
      "in_reply_to_user_id": "795821244545695335",
      "truncated": false,
      "retweet_count": "6",
      "id": "1673403576644003925",
      "in_reply_to_status_id": "1673389890627958894",
      "created_at": "Mon Jun 26 18:51:17 +0000 2023",
      "favorited": false,
      "full_text": "@heike_paddelt You left a very small towel. The Deputy is wearing it. It suits her, I'm afraid.",
      "lang": "en",
      "in_reply_to_screen_name": "heike_paddelt",
      "in_reply_to_user_id_str": "795821244545695335"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2040026770486720536"
          ],
          "editableUntil": "2026-04-03T12:20:58.605Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Prof. A. Brenning",
            "screen_name": "prof_brenning",
            "indices": [
              "0",
              "14"
            ],
            "id_str": "1049212067643940612",
            "id": "1049212067643940612"
          }
        ],
        "urls": [
          {
            "url": "https://t.co/L5XOJiUXiy",
            "expanded_url": "https://example.org/essays/brenning/the-forehead",
            "display_url": "example.org/essays/brennin…",
            "indices": [
              "131",
              "154"
            ]
          }
        ]
      },
      "display_text_range": [
        "15",
        "154"
      ],
      "favorite_count": "124",
      "in_reply_to_status_id_str": "2040012665041715928",
      "id_str": "2040026770486720536",
      "in_reply_to_user_id": "1049212067643940612",
      "truncated": false,
      "retweet_count": "16",
      "id": "2040026770486720536",
      "in_reply_to_status_id": "2040012665041715928",
      "possibly_sensitive": false,
      "created_at": "Fri Apr 03 11:20:58 +0000 2026",
      "favorited": false,
      "full_text": "@prof_brenning I did read it, and thank you. \"I withdraw the word pension\" is the handsomest apology I have had from a university. https://t.co/L5XOJiUXiy",
      "lang": "en",
      "in_reply_to_screen_name": "prof_brenning",
      "in_reply_to_user_id_str": "1049212067643940612"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2097650132195891189"
          ],
          "editableUntil": "2026-09-09T12:35:38.627Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Hamnvåg Radio",
            "screen_name": "radio_hamnvag",
            "indices": [
              "3",
              "17"
            ],
            "id_str": "1244699613854727488",
            "id": "1244699613854727488"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "0",
        "140"
      ],
      "favorite_count": "0",
      "id_str": "2097650132195891189",
      "truncated": false,
      "retweet_count": "70",
      "id": "2097650132195891189",
      "created_at": "Wed Sep 09 11:35:38 +0000 2026",
      "favorited": true,
      "full_text": "RT @radio_hamnvag: We had eleven ships call in this morning asking why they had heard, and we quote, \"the real one\". It must have been the …",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1729097294111606439"
          ],
          "editableUntil": "2023-11-27T12:18:14.647Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "192"
      ],
      "favorite_count": "9",
      "id_str": "1729097294111606439",
      "truncated": false,
      "retweet_count": "1",
      "id": "1729097294111606439",
      "created_at": "Mon Nov 27 11:18:14 +0000 2023",
      "favorited": false,
      "full_text": "The \"digital logbook\" tablet asks me each evening to rate my mood from one to five faces. I have drawn a sixth on a piece of tape. It is the face of someone about to go out and check the pump.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1705114842485242223"
          ],
          "editableUntil": "2023-09-22T08:00:32.607Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "56"
      ],
      "favorite_count": "38",
      "id_str": "1705114842485242223",
      "truncated": false,
      "retweet_count": "7",
      "id": "1705114842485242223",
      "created_at": "Fri Sep 22 07:00:32 +0000 2023",
      "favorited": false,
      "full_text": "Høstjevndøgn. Herfra og ut er det lampa som eier døgnet.",
      "lang": "no"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1727984685529483817"
          ],
          "editableUntil": "2023-11-24T10:37:08.090Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [
          {
            "text": "thebailiff",
            "indices": [
              "166",
              "177"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "177"
      ],
      "favorite_count": "15",
      "id_str": "1727984685529483817",
      "truncated": false,
      "retweet_count": "2",
      "id": "1727984685529483817",
      "created_at": "Fri Nov 24 09:37:08 +0000 2023",
      "favorited": false,
      "full_text": "It is against the rules to feed the gull. It's against the rules to hit the gull. I looked up what one may do. One may \"make a note of the gull\". I'm on volume four. #thebailiff",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1738976656940110631"
          ],
          "editableUntil": "2023-12-24T18:35:18.295Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "237"
      ],
      "favorite_count": "91",
      "id_str": "1738976656940110631",
      "truncated": false,
      "retweet_count": "11",
      "id": "1738976656940110631",
      "created_at": "Sun Dec 24 17:35:18 +0000 2023",
      "favorited": false,
      "full_text": "Christmas Eve. Called up each light on the horizon by name on channel 12, low power, with the best wishes of the station. Fjordprins answered, Wanda K. answered, and Amber Constance put on all her deck lights at once like an opera house.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1788118244205336984"
          ],
          "editableUntil": "2024-05-08T09:06:25.706Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Gull Police",
            "screen_name": "gullpolice_ex",
            "indices": [
              "3",
              "17"
            ],
            "id_str": "918204156607517509",
            "id": "918204156607517509"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "0",
        "75"
      ],
      "favorite_count": "0",
      "id_str": "1788118244205336984",
      "truncated": false,
      "retweet_count": "80",
      "id": "1788118244205336984",
      "created_at": "Wed May 08 08:06:25 +0000 2024",
      "favorited": true,
      "full_text": "RT @gullpolice_ex: We do not normally comment on individual gulls. However.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1914379872587995877"
          ],
          "editableUntil": "2025-04-21T19:05:03.740Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "99"
      ],
      "favorite_count": "158",
      "id_str": "1914379872587995877",
      "truncated": false,
      "retweet_count": "15",
      "id": "1914379872587995877",
      "created_at": "Mon Apr 21 18:05:03 +0000 2025",
      "favorited": false,
      "full_text": "Brev fra Turid: «Nå våkner jeg 05.40 og sier Skarholm ut i rommet. Mannen min svarer: Sørvest tre.»",
      "lang": "no"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1855395406907940374"
          ],
          "editableUntil": "2024-11-10T00:41:51.243Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "205"
      ],
      "favorite_count": "181",
      "in_reply_to_status_id_str": "1855386653872987641",
      "id_str": "1855395406907940374",
      "in_reply_to_user_id": "1612371376860644174",
      "truncated": false,
      "retweet_count": "29",
      "id": "1855395406907940374",
      "in_reply_to_status_id": "1855386653872987641",
      "created_at": "Sat Nov 09 23:41:51 +0000 2024",
      "favorited": false,
      "full_text": "Greta Holm is coming down from the north, right through there, cement and eight men. I've got her on the radio. I am telling her where Eggskjær is. I've looked at it every night for thirty years, so I can.",
      "lang": "en",
      "in_reply_to_screen_name": "keeper_skarholm",
      "in_reply_to_user_id_str": "1612371376860644174"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2005605142842757233"
          ],
          "editableUntil": "2025-12-29T12:41:43.052Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [
          {
            "text": "fogcount",
            "indices": [
              "121",
              "130"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "130"
      ],
      "favorite_count": "158",
      "id_str": "2005605142842757233",
      "truncated": false,
      "retweet_count": "17",
      "id": "2005605142842757233",
      "created_at": "Mon Dec 29 11:41:43 +0000 2025",
      "favorited": false,
      "full_text": "Accounts for 2025:\nHours of fog: 431\nRight sleeves: 1\nGoats: 1 (had been nearly 0)\nSigned for: 1 herring\nNobody drowned. #fogcount",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2091821439570153637"
          ],
          "editableUntil": "2026-08-24T10:34:30.013Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "63"
      ],
      "favorite_count": "143",
      "id_str": "2091821439570153637",
      "truncated": false,
      "retweet_count": "23",
      "id": "2091821439570153637",
      "created_at": "Mon Aug 24 09:34:30 +0000 2026",
      "favorited": false,
      "full_text": "Rain on the sea: it's the only time you can hear how big it is.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1968305615901589189"
          ],
          "editableUntil": "2025-09-17T14:26:42.837Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Salty Postcard",
            "screen_name": "saltypostcard",
            "indices": [
              "3",
              "17"
            ],
            "id_str": "1414135599723803689",
            "id": "1414135599723803689"
          }
        ],
        "urls": [
          {
            "url": "https://t.co/Aco3VOUhdp",
            "expanded_url": "https://example.org/shetland/lilac",
            "display_url": "example.org/shetland/lilac",
            "indices": [
              "103",
              "126"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "126"
      ],
      "favorite_count": "0",
      "id_str": "1968305615901589189",
      "truncated": false,
      "retweet_count": "18",
      "id": "1968305615901589189",
      "possibly_sensitive": false,
      "created_at": "Wed Sep 17 13:26:42 +0000 2025",
      "favorited": false,
      "full_text": "RT @saltypostcard: Lilac dressing gown UPDATE. It has been worn in two weddings and a lifeboat launch. https://t.co/Aco3VOUhdp",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1694962873269701921"
          ],
          "editableUntil": "2023-08-25T07:40:14.531Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [
          {
            "text": "shipsbyname",
            "indices": [
              "176",
              "188"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "188"
      ],
      "favorite_count": "49",
      "id_str": "1694962873269701921",
      "truncated": false,
      "retweet_count": "2",
      "id": "1694962873269701921",
      "created_at": "Fri Aug 25 06:40:14 +0000 2023",
      "favorited": false,
      "full_text": "07:12 yesterday: Amber Constance, tanker, so big she has weather on one side only. 19:40: Greta Holm, cement, always looks as if she has forgotten something and is going back. #shipsbyname",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2016172089549253567"
          ],
          "editableUntil": "2026-01-27T16:30:59.471Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "104"
      ],
      "favorite_count": "287",
      "id_str": "2016172089549253567",
      "truncated": false,
      "retweet_count": "20",
      "id": "2016172089549253567",
      "created_at": "Tue Jan 27 15:30:59 +0000 2026",
      "favorited": false,
      "full_text": "Pumpe nr. 1 gikk i dag. Jeg skriver det ned, for ingen kommer til å tro meg, og jeg tror det knapt selv.",
      "lang": "no"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1997320147377975941"
          ],
          "editableUntil": "2025-12-06T16:00:06.205Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [
          {
            "url": "https://t.co/k29XeEeNfc",
            "expanded_url": "https://example.org/webcam/skarholm",
            "display_url": "example.org/webcam/skarholm",
            "indices": [
              "0",
              "23"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "23"
      ],
      "favorite_count": "211",
      "id_str": "1997320147377975941",
      "truncated": false,
      "retweet_count": "8",
      "id": "1997320147377975941",
      "possibly_sensitive": false,
      "created_at": "Sat Dec 06 15:00:06 +0000 2025",
      "favorited": false,
      "full_text": "https://t.co/k29XeEeNfc",
      "lang": "zxx"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2078878247166221711"
          ],
          "editableUntil": "2026-07-19T17:22:52.471Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "44"
      ],
      "favorite_count": "262",
      "id_str": "2078878247166221711",
      "truncated": false,
      "retweet_count": "40",
      "id": "2078878247166221711",
      "created_at": "Sun Jul 19 16:22:52 +0000 2026",
      "favorited": false,
      "full_text": "Is there anything so insulted as a wet goat?",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1929470662586484842"
          ],
          "editableUntil": "2025-06-02T10:30:28.449Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "188"
      ],
      "favorite_count": "790",
      "id_str": "1929470662586484842",
      "truncated": false,
      "retweet_count": "152",
      "id": "1929470662586484842",
      "created_at": "Mon Jun 02 09:30:28 +0000 2025",
      "favorited": false,
      "full_text": "Day 2 of Preben. He was not sick. He has a wool jumper and had taken tablets and had sat with Arnfinn in the wheelhouse, where they'd \"had a really good chat\". Arnfinn reports: four words.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1832857188370864305"
          ],
          "editableUntil": "2024-09-08T20:03:01.204Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "68"
      ],
      "favorite_count": "274",
      "id_str": "1832857188370864305",
      "truncated": false,
      "retweet_count": "30",
      "id": "1832857188370864305",
      "created_at": "Sun Sep 08 19:03:01 +0000 2024",
      "favorited": false,
      "full_text": "Weather for ducks, by which I mean that the ducks have gone indoors.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1671465916058915462"
          ],
          "editableUntil": "2023-06-21T11:31:43.380Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "23"
      ],
      "favorite_count": "118",
      "in_reply_to_status_id_str": "1671464804598600891",
      "id_str": "1671465916058915462",
      "in_reply_to_user_id": "1612371376860644174",
      "truncated": false,
      "retweet_count": "17",
      "id": "1671465916058915462",
      "in_reply_to_status_id": "1671464804598600891",
      "created_at": "Wed Jun 21 10:31:43 +0000 2023",
      "favorited": false,
      "full_text": "3. It is just the goat.",
      "lang": "en",
      "in_reply_to_screen_name": "keeper_skarholm",
      "in_reply_to_user_id_str": "1612371376860644174"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1856998290646055125"
          ],
          "editableUntil": "2024-11-14T10:51:08.506Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [
          {
            "url": "https://t.co/IyQXsMGLNW",
            "expanded_url": "https://example.org/news/eggskjaer-dark",
            "display_url": "example.org/news/eggskjaer…",
            "indices": [
              "135",
              "158"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "158"
      ],
      "favorite_count": "72",
      "id_str": "1856998290646055125",
      "truncated": false,
      "retweet_count": "2",
      "id": "1856998290646055125",
      "possibly_sensitive": false,
      "created_at": "Thu Nov 14 09:51:08 +0000 2024",
      "favorited": false,
      "full_text": "There was a reporter. She asked what I'd been thinking, that night. I was thinking: north by a half west, two and three quarter miles. https://t.co/IyQXsMGLNW",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1712726727384693388"
          ],
          "editableUntil": "2023-10-13T08:07:27.389Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [
          {
            "text": "fogcount",
            "indices": [
              "117",
              "126"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "130"
      ],
      "favorite_count": "25",
      "id_str": "1712726727384693388",
      "truncated": false,
      "retweet_count": "0",
      "id": "1712726727384693388",
      "created_at": "Fri Oct 13 07:07:27 +0000 2023",
      "favorited": false,
      "full_text": "Friday the 13th. Fog, flat calm, a black goat. I am not superstitious but I have asked the Deputy to walk behind me. #fogcount 341",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1958485887973056135"
          ],
          "editableUntil": "2025-08-21T12:06:37.257Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Hamnvåg Garn",
            "screen_name": "knit_hamnvag",
            "indices": [
              "3",
              "16"
            ],
            "id_str": "588538925413921548",
            "id": "588538925413921548"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "0",
        "140"
      ],
      "favorite_count": "0",
      "id_str": "1958485887973056135",
      "truncated": false,
      "retweet_count": "83",
      "id": "1958485887973056135",
      "created_at": "Thu Aug 21 11:06:37 +0000 2025",
      "favorited": true,
      "full_text": "RT @knit_hamnvag: Sold out! \"Two Lefts\" mittens, in aid of Skarholm. Yes they are both left. No you can't exchange them. https://t.co/EIxKW…",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1856359020312769711"
          ],
          "editableUntil": "2024-11-12T16:30:54.582Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Preben Lund-Iversen",
            "screen_name": "preben_kystdir",
            "indices": [
              "0",
              "15"
            ],
            "id_str": "1071548305113418896",
            "id": "1071548305113418896"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "16",
        "27"
      ],
      "favorite_count": "11",
      "in_reply_to_status_id_str": "1856357678138070947",
      "id_str": "1856359020312769711",
      "in_reply_to_user_id": "1071548305113418896",
      "truncated": false,
      "retweet_count": "0",
      "id": "1856359020312769711",
      "in_reply_to_status_id": "1856357678138070947",
      "created_at": "Tue Nov 12 15:30:54 +0000 2024",
      "favorited": false,
      "full_text": "@preben_kystdir Was it you?",
      "lang": "en",
      "in_reply_to_screen_name": "preben_kystdir",
      "in_reply_to_user_id_str": "1071548305113418896"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1754882751477196784"
          ],
          "editableUntil": "2024-02-06T16:00:26.754Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Salty Postcard",
            "screen_name": "saltypostcard",
            "indices": [
              "0",
              "14"
            ],
            "id_str": "1414135599723803689",
            "id": "1414135599723803689"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "15",
        "57"
      ],
      "favorite_count": "22",
      "in_reply_to_status_id_str": "1754850761524486642",
      "id_str": "1754882751477196784",
      "in_reply_to_user_id": "1414135599723803689",
      "truncated": false,
      "retweet_count": "3",
      "id": "1754882751477196784",
      "in_reply_to_status_id": "1754850761524486642",
      "created_at": "Tue Feb 06 15:00:26 +0000 2024",
      "favorited": false,
      "full_text": "@saltypostcard You found a WHAT in Shetland? Is it lilac?",
      "lang": "en",
      "in_reply_to_screen_name": "saltypostcard",
      "in_reply_to_user_id_str": "1414135599723803689"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1614166802490276589"
          ],
          "editableUntil": "2023-01-14T08:45:30.139Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "128"
      ],
      "favorite_count": "14",
      "id_str": "1614166802490276589",
      "truncated": false,
      "retweet_count": "2",
      "id": "1614166802490276589",
      "created_at": "Sat Jan 14 07:45:30 +0000 2023",
      "favorited": false,
      "full_text": "God morgen fra Skarholm. Sørvest stiv kuling, kaffen er svart, og geita har spist februar i almanakken. Det blir en kort vinter.",
      "lang": "no"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1681545110602021248"
          ],
          "editableUntil": "2023-07-19T07:02:50.621Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [
          {
            "text": "fogcount",
            "indices": [
              "108",
              "117"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "121"
      ],
      "favorite_count": "77",
      "id_str": "1681545110602021248",
      "truncated": false,
      "retweet_count": "5",
      "id": "1681545110602021248",
      "created_at": "Wed Jul 19 06:02:50 +0000 2023",
      "favorited": false,
      "full_text": "Fog, after thirty-three days without. Aunt Borghild was so out of practice she began with the second blast. #fogcount 212",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2037487157518647766"
          ],
          "editableUntil": "2026-03-27T12:09:27.690Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "75"
      ],
      "favorite_count": "262",
      "id_str": "2037487157518647766",
      "truncated": false,
      "retweet_count": "29",
      "id": "2037487157518647766",
      "created_at": "Fri Mar 27 11:09:27 +0000 2026",
      "favorited": false,
      "full_text": "Her name's the Clerk. She has gone through the compost and put it in order.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1792574513638129052"
          ],
          "editableUntil": "2024-05-20T16:14:03.132Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Map Folk",
            "screen_name": "mapfolk_ex",
            "indices": [
              "0",
              "11"
            ],
            "id_str": "1336742042270858330",
            "id": "1336742042270858330"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "12",
        "130"
      ],
      "favorite_count": "37",
      "in_reply_to_status_id_str": "1792567794365227509",
      "id_str": "1792574513638129052",
      "in_reply_to_user_id": "1336742042270858330",
      "truncated": false,
      "retweet_count": "5",
      "id": "1792574513638129052",
      "in_reply_to_status_id": "1792567794365227509",
      "created_at": "Mon May 20 15:14:03 +0000 2024",
      "favorited": false,
      "full_text": "@mapfolk_ex And in the next edition I should be glad if you would put in the Forest. It's at 118 cm. There are symbols for that. 🌲",
      "lang": "en",
      "in_reply_to_screen_name": "mapfolk_ex",
      "in_reply_to_user_id_str": "1336742042270858330"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1621429347512266173"
          ],
          "editableUntil": "2023-02-03T09:44:15.804Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "140"
      ],
      "favorite_count": "14",
      "in_reply_to_status_id_str": "1621427104546944298",
      "id_str": "1621429347512266173",
      "in_reply_to_user_id": "1612371376860644174",
      "truncated": false,
      "retweet_count": "2",
      "id": "1621429347512266173",
      "in_reply_to_status_id": "1621427104546944298",
      "created_at": "Fri Feb 03 08:44:15 +0000 2023",
      "favorited": false,
      "full_text": "I answered: \"Dear Lund-Iversen. Received. Wind NW 6. Solvik.\" He replied within the minute, with a smiling face. So now there are two of us.",
      "lang": "en",
      "in_reply_to_screen_name": "keeper_skarholm",
      "in_reply_to_user_id_str": "1612371376860644174"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1615291595483188394"
          ],
          "editableUntil": "2023-01-17T11:15:01.686Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "95"
      ],
      "favorite_count": "9",
      "id_str": "1615291595483188394",
      "truncated": false,
      "retweet_count": "1",
      "id": "1615291595483188394",
      "created_at": "Tue Jan 17 10:15:01 +0000 2023",
      "favorited": false,
      "full_text": "Boat day. Arnfinn brought post, diesel, flour and nine words. I count. Last visit it was seven.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1989672252723510839"
          ],
          "editableUntil": "2025-11-15T13:30:06.029Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "101"
      ],
      "favorite_count": "505",
      "id_str": "1989672252723510839",
      "truncated": false,
      "retweet_count": "89",
      "id": "1989672252723510839",
      "created_at": "Sat Nov 15 12:30:06 +0000 2025",
      "favorited": false,
      "full_text": "On the step this morning:\na herring, whole\na clothes-peg\nno gull\n\nI do not know what I've signed for.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1719404504581003621"
          ],
          "editableUntil": "2023-10-31T18:22:33.540Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "152"
      ],
      "favorite_count": "190",
      "id_str": "1719404504581003621",
      "truncated": false,
      "retweet_count": "28",
      "id": "1719404504581003621",
      "created_at": "Tue Oct 31 17:22:33 +0000 2023",
      "favorited": false,
      "full_text": "Children in Hamnvåg are dressed up as ghosts tonight. Here step 88 coughs, as it does when the tower cools, and I say \"bless you, Anton\", as one does. 👻",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2023702192596666257"
          ],
          "editableUntil": "2026-02-17T11:12:55.940Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "150"
      ],
      "favorite_count": "1164",
      "id_str": "2023702192596666257",
      "truncated": false,
      "retweet_count": "72",
      "id": "2023702192596666257",
      "created_at": "Tue Feb 17 10:12:55 +0000 2026",
      "favorited": false,
      "full_text": "Arnfinn had been round all the skerries. On his own time, with the grandson. \"Didn't see him.\" And then he stood there a while, so I count it as nine.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1957749226122997745"
          ],
          "editableUntil": "2025-08-19T11:19:23.386Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [
          {
            "url": "https://t.co/uuWWawCf89",
            "expanded_url": "https://example.org/solbris/log",
            "display_url": "example.org/solbris/log",
            "indices": [
              "44",
              "67"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "67"
      ],
      "favorite_count": "360",
      "id_str": "1957749226122997745",
      "truncated": false,
      "retweet_count": "67",
      "id": "1957749226122997745",
      "possibly_sensitive": false,
      "created_at": "Tue Aug 19 10:19:23 +0000 2025",
      "favorited": false,
      "full_text": "Arnfinn: eleven, of which four were \"well\". https://t.co/uuWWawCf89",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1984313381289075143"
          ],
          "editableUntil": "2025-10-31T18:35:51.516Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "61"
      ],
      "favorite_count": "164",
      "id_str": "1984313381289075143",
      "truncated": false,
      "retweet_count": "14",
      "id": "1984313381289075143",
      "created_at": "Fri Oct 31 17:35:51 +0000 2025",
      "favorited": false,
      "full_text": "Step 88 coughed and coughed tonight. I brought it a sweet. 🍬👻",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1625995989659599780"
          ],
          "editableUntil": "2023-02-16T00:10:28.136Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [
          {
            "text": "shipsbyname",
            "indices": [
              "152",
              "164"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "164"
      ],
      "favorite_count": "14",
      "id_str": "1625995989659599780",
      "truncated": false,
      "retweet_count": "2",
      "id": "1625995989659599780",
      "created_at": "Wed Feb 15 23:10:28 +0000 2023",
      "favorited": false,
      "full_text": "Dutch coaster Jantje Bos went by and dipped her deck lights at me, twice. I had my supper in my hand. I dipped the kitchen lamp. It seemed only polite. #shipsbyname",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1990725059518218568"
          ],
          "editableUntil": "2025-11-18T11:13:34.729Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "96"
      ],
      "favorite_count": "347",
      "id_str": "1990725059518218568",
      "truncated": false,
      "retweet_count": "32",
      "id": "1990725059518218568",
      "created_at": "Tue Nov 18 10:13:34 +0000 2025",
      "favorited": false,
      "full_text": "Arnfinn: six. He'd had a haircut. I said so. That makes it seven, but his ears did the last one.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2047968181059472837"
          ],
          "editableUntil": "2026-04-25T10:17:18.430Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Doc Diesel",
            "screen_name": "docdiesel_ex",
            "indices": [
              "0",
              "13"
            ],
            "id_str": "1242893601077871209",
            "id": "1242893601077871209"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "14",
        "89"
      ],
      "favorite_count": "31",
      "in_reply_to_status_id_str": "2047947004018561680",
      "id_str": "2047968181059472837",
      "in_reply_to_user_id": "1242893601077871209",
      "truncated": false,
      "retweet_count": "4",
      "id": "2047968181059472837",
      "in_reply_to_status_id": "2047947004018561680",
      "created_at": "Sat Apr 25 09:17:18 +0000 2026",
      "favorited": false,
      "full_text": "@docdiesel_ex Pump no. 1 has now run eleven days in a row. I've begun to be afraid of it.",
      "lang": "en",
      "in_reply_to_screen_name": "docdiesel_ex",
      "in_reply_to_user_id_str": "1242893601077871209"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1986240239967733810"
          ],
          "editableUntil": "2025-11-06T02:12:30.424Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "198"
      ],
      "favorite_count": "637",
      "id_str": "1986240239967733810",
      "truncated": false,
      "retweet_count": "22",
      "id": "1986240239967733810",
      "created_at": "Thu Nov 06 01:12:30 +0000 2025",
      "favorited": false,
      "full_text": "Ten past two, Thursday night, and I was at the glass for no reason. A ship to the west, laden, slow. Greta Holm, going back for something. And from her bridge, low down: long long short. Long short.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1722504386768355331"
          ],
          "editableUntil": "2023-11-09T07:40:23.046Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "3"
      ],
      "favorite_count": "35",
      "id_str": "1722504386768355331",
      "truncated": false,
      "retweet_count": "1",
      "id": "1722504386768355331",
      "created_at": "Thu Nov 09 06:40:23 +0000 2023",
      "favorited": false,
      "full_text": "Hm.",
      "lang": "und"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1855384619738690008"
          ],
          "editableUntil": "2024-11-09T23:58:59.381Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "169"
      ],
      "favorite_count": "108",
      "in_reply_to_status_id_str": "1855383004771608922",
      "id_str": "1855384619738690008",
      "in_reply_to_user_id": "1612371376860644174",
      "truncated": false,
      "retweet_count": "2",
      "id": "1855384619738690008",
      "in_reply_to_status_id": "1855383004771608922",
      "created_at": "Sat Nov 09 22:58:59 +0000 2024",
      "favorited": false,
      "full_text": "22:50 and no light in the north. I counted five whole minutes, aloud. The account posts STATUS OK. LAMP OK. DOOR CLOSED. I'm standing here looking at it not being there.",
      "lang": "en",
      "in_reply_to_screen_name": "keeper_skarholm",
      "in_reply_to_user_id_str": "1612371376860644174"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1932865916569707549"
          ],
          "editableUntil": "2025-06-11T19:22:00.079Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Hamnvåg Garn",
            "screen_name": "knit_hamnvag",
            "indices": [
              "0",
              "13"
            ],
            "id_str": "588538925413921548",
            "id": "588538925413921548"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "14",
        "117"
      ],
      "favorite_count": "84",
      "in_reply_to_status_id_str": "1932832680903934004",
      "id_str": "1932865916569707549",
      "in_reply_to_user_id": "588538925413921548",
      "truncated": false,
      "retweet_count": "6",
      "id": "1932865916569707549",
      "in_reply_to_status_id": "1932832680903934004",
      "created_at": "Wed Jun 11 18:22:00 +0000 2025",
      "favorited": false,
      "full_text": "@knit_hamnvag In the LENS. He looked at it in the LENS. Thirty-one years I've stood inside that mirror with a duster.",
      "lang": "en",
      "in_reply_to_screen_name": "knit_hamnvag",
      "in_reply_to_user_id_str": "588538925413921548"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1704076973982147400"
          ],
          "editableUntil": "2023-09-19T11:16:25.473Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "166"
      ],
      "favorite_count": "294",
      "id_str": "1704076973982147400",
      "truncated": false,
      "retweet_count": "6",
      "id": "1704076973982147400",
      "created_at": "Tue Sep 19 10:16:25 +0000 2023",
      "favorited": false,
      "full_text": "Arnfinn: eight words, \"Hear they're shutting you. Daft. Here's your potatoes.\" He carried the sack all the way up to the house. He has never done that. He has a knee.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1933833055343905781"
          ],
          "editableUntil": "2025-06-14T11:25:03.931Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "73"
      ],
      "favorite_count": "1276",
      "id_str": "1933833055343905781",
      "truncated": false,
      "retweet_count": "103",
      "id": "1933833055343905781",
      "created_at": "Sat Jun 14 10:25:03 +0000 2025",
      "favorited": false,
      "full_text": "Arnfinn: \"Looks better, that fellow.\" Four if you count \"that\", and I do.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1933829707875836883"
          ],
          "editableUntil": "2025-06-14T11:11:45.833Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "200"
      ],
      "favorite_count": "142",
      "id_str": "1933829707875836883",
      "truncated": false,
      "retweet_count": "7",
      "id": "1933829707875836883",
      "created_at": "Sat Jun 14 10:11:45 +0000 2025",
      "favorited": false,
      "full_text": "Preben has gone. In the guest book, under \"Purpose of visit\", he wrote \"Fog\". Under \"Number of steps\" he first wrote 138, crossed it out, then nothing. He stood there with the pen. He's an honest boy.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1848685877022654771"
          ],
          "editableUntil": "2024-10-22T12:20:34.661Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [],
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1848685877022654771/photo/1",
            "indices": [
              "103",
              "126"
            ],
            "url": "https://t.co/td2jJ1Jhy4",
            "media_url": "http://pbs.example.org/media/2vI4AjwwNuVNUiy.jpg",
            "id_str": "1848685793136090276",
            "id": "1848685793136090276",
            "media_url_https": "https://pbs.example.org/media/2vI4AjwwNuVNUiy.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/td2jJ1Jhy4"
          }
        ]
      },
      "display_text_range": [
        "0",
        "102"
      ],
      "favorite_count": "71",
      "id_str": "1848685877022654771",
      "truncated": false,
      "retweet_count": "13",
      "id": "1848685877022654771",
      "possibly_sensitive": false,
      "created_at": "Tue Oct 22 11:20:34 +0000 2024",
      "favorited": false,
      "full_text": "Found the scissors. On the door-step, open, pointing north. I don't know if it is a gift or a summons. https://t.co/td2jJ1Jhy4",
      "lang": "en",
      "extended_entities": {
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1848685877022654771/photo/1",
            "indices": [
              "103",
              "126"
            ],
            "url": "https://t.co/td2jJ1Jhy4",
            "media_url": "http://pbs.example.org/media/2vI4AjwwNuVNUiy.jpg",
            "id_str": "1848685793136090276",
            "id": "1848685793136090276",
            "media_url_https": "https://pbs.example.org/media/2vI4AjwwNuVNUiy.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/td2jJ1Jhy4"
          }
        ]
      }
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2103851869626540676"
          ],
          "editableUntil": "2026-09-26T15:19:08.053Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Eggskjær light (auto)",
            "screen_name": "eggskjaer_auto",
            "indices": [
              "0",
              "15"
            ],
            "id_str": "585637435930355055",
            "id": "585637435930355055"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "16",
        "48"
      ],
      "favorite_count": "141",
      "in_reply_to_status_id_str": "2103808202726753832",
      "id_str": "2103851869626540676",
      "in_reply_to_user_id": "585637435930355055",
      "truncated": false,
      "retweet_count": "27",
      "id": "2103851869626540676",
      "in_reply_to_status_id": "2103808202726753832",
      "created_at": "Sat Sep 26 14:19:08 +0000 2026",
      "favorited": false,
      "full_text": "@eggskjaer_auto You've a new bulb. It suits you.",
      "lang": "en",
      "in_reply_to_screen_name": "eggskjaer_auto",
      "in_reply_to_user_id_str": "585637435930355055"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1637899534883927729"
          ],
          "editableUntil": "2023-03-20T20:30:54.475Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "80"
      ],
      "favorite_count": "25",
      "id_str": "1637899534883927729",
      "truncated": false,
      "retweet_count": "4",
      "id": "1637899534883927729",
      "created_at": "Mon Mar 20 19:30:54 +0000 2023",
      "favorited": false,
      "full_text": "Jevndøgn. Lampa og dagen deler skiftet likt i natt, og ingen av oss får overtid.",
      "lang": "no"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2041141591527086144"
          ],
          "editableUntil": "2026-04-06T14:10:52.653Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "174"
      ],
      "favorite_count": "170",
      "id_str": "2041141591527086144",
      "truncated": false,
      "retweet_count": "14",
      "id": "2041141591527086144",
      "created_at": "Mon Apr 06 13:10:52 +0000 2026",
      "favorited": false,
      "full_text": "Easter Monday, sun. Sat on the bench with my back to the sea and waved at Hamnvåg. Ragnhild flashed her kitchen lamp. Twice, fifteen seconds, twice. So she HAS been counting.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1690257995650272756"
          ],
          "editableUntil": "2023-08-12T08:04:44.294Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Wim",
            "screen_name": "wim_jantjebos",
            "indices": [
              "0",
              "14"
            ],
            "id_str": "783415948739491445",
            "id": "783415948739491445"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "15",
        "122"
      ],
      "favorite_count": "3",
      "in_reply_to_status_id_str": "1690232892740040279",
      "id_str": "1690257995650272756",
      "in_reply_to_user_id": "783415948739491445",
      "truncated": false,
      "retweet_count": "0",
      "id": "1690257995650272756",
      "in_reply_to_status_id": "1690232892740040279",
      "created_at": "Sat Aug 12 07:04:44 +0000 2023",
      "favorited": false,
      "full_text": "@wim_jantjebos \"Hope\" for the HOPE. I see. Well, that is much better than cheese, and I speak as someone who is low on it.",
      "lang": "en",
      "in_reply_to_screen_name": "wim_jantjebos",
      "in_reply_to_user_id_str": "783415948739491445"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1980957060927850492"
          ],
          "editableUntil": "2025-10-22T12:19:02.384Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Hamnvåg Archive",
            "screen_name": "ask_archivist_h",
            "indices": [
              "3",
              "19"
            ],
            "id_str": "670413211694327918",
            "id": "670413211694327918"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "0",
        "140"
      ],
      "favorite_count": "0",
      "id_str": "1980957060927850492",
      "truncated": false,
      "retweet_count": "46",
      "id": "1980957060927850492",
      "created_at": "Wed Oct 22 11:19:02 +0000 2025",
      "favorited": false,
      "full_text": "RT @ask_archivist_h: Anton Vik's logs, 1911-1938, are now online in full. Our transcriber asks to be forgiven for page 205; she was crying.…",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1963960337774821787"
          ],
          "editableUntil": "2025-09-05T14:40:07.801Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "65"
      ],
      "favorite_count": "170",
      "id_str": "1963960337774821787",
      "truncated": false,
      "retweet_count": "13",
      "id": "1963960337774821787",
      "created_at": "Fri Sep 05 13:40:07 +0000 2025",
      "favorited": false,
      "full_text": "I've got a tooth, the Deputy has got a tooth. Hers is in my boot.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1744733321644323424"
          ],
          "editableUntil": "2024-01-09T15:50:14.114Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "84"
      ],
      "favorite_count": "52",
      "id_str": "1744733321644323424",
      "truncated": false,
      "retweet_count": "2",
      "id": "1744733321644323424",
      "created_at": "Tue Jan 09 14:50:14 +0000 2024",
      "favorited": false,
      "full_text": "One year here. I thought I would be talking to myself, and I had practised for that.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1988140966547525439"
          ],
          "editableUntil": "2025-11-11T08:05:18.954Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Eggskjær light (auto)",
            "screen_name": "eggskjaer_auto",
            "indices": [
              "3",
              "18"
            ],
            "id_str": "585637435930355055",
            "id": "585637435930355055"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "0",
        "88"
      ],
      "favorite_count": "0",
      "id_str": "1988140966547525439",
      "truncated": false,
      "retweet_count": "43",
      "id": "1988140966547525439",
      "created_at": "Tue Nov 11 07:05:18 +0000 2025",
      "favorited": true,
      "full_text": "RT @eggskjaer_auto: STATUS OK. LAMP OK. BATTERY 91%. DOOR CLOSED. GOOD MORNING SKARHOLM.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1939627105330812035"
          ],
          "editableUntil": "2025-06-30T11:08:33.096Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [
          {
            "text": "leftsleeve",
            "indices": [
              "188",
              "199"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "199"
      ],
      "favorite_count": "318",
      "id_str": "1939627105330812035",
      "truncated": false,
      "retweet_count": "59",
      "id": "1939627105330812035",
      "created_at": "Mon Jun 30 10:08:33 +0000 2025",
      "favorited": false,
      "full_text": "Here's what Jonas said about the jumper:\n\"It's so nice.\"\n\"Did I use to be that thin?\"\n\"It's so nice, though.\"\nSeven years. The boy has had two children and all the buns that go with them. #leftsleeve",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1985982802001229157"
          ],
          "editableUntil": "2025-11-05T09:09:32.430Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [
          {
            "text": "fogcount",
            "indices": [
              "85",
              "94"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "98"
      ],
      "favorite_count": "326",
      "id_str": "1985982802001229157",
      "truncated": false,
      "retweet_count": "15",
      "id": "1985982802001229157",
      "created_at": "Wed Nov 05 08:09:32 +0000 2025",
      "favorited": false,
      "full_text": "Tåke. Tante Borghild har ordet, og det ser ikke ut til at hun slipper det før helga. #fogcount 402",
      "lang": "no"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1631560139261369541"
          ],
          "editableUntil": "2023-03-03T08:40:24.778Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "121"
      ],
      "favorite_count": "20",
      "id_str": "1631560139261369541",
      "truncated": false,
      "retweet_count": "1",
      "id": "1631560139261369541",
      "created_at": "Fri Mar 03 07:40:24 +0000 2023",
      "favorited": false,
      "full_text": "Første ærfugl i dag. Leieboerne er tilbake under naustet. Husleia er den samme som i fjor: dun, og litt bråk klokka fire.",
      "lang": "no"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2003883010063211997"
          ],
          "editableUntil": "2025-12-24T18:38:34.602Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "193"
      ],
      "favorite_count": "1391",
      "id_str": "2003883010063211997",
      "truncated": false,
      "retweet_count": "72",
      "id": "2003883010063211997",
      "created_at": "Wed Dec 24 17:38:34 +0000 2025",
      "favorited": false,
      "full_text": "Called the lights by name. Wanda K. here. Amber Constance here. Fjordprins here. Greta Holm, all eight and one Dutchman, here. Ocean Excellence IV took a little time. Then, quite low: \"Here.\" ✨",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1666533313904464413"
          ],
          "editableUntil": "2023-06-07T20:51:19.383Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "163"
      ],
      "favorite_count": "67",
      "in_reply_to_status_id_str": "1666467757124581636",
      "id_str": "1666533313904464413",
      "in_reply_to_user_id": "1612371376860644174",
      "truncated": false,
      "retweet_count": "4",
      "id": "1666533313904464413",
      "in_reply_to_status_id": "1666467757124581636",
      "created_at": "Wed Jun 07 19:51:19 +0000 2023",
      "favorited": false,
      "full_text": "He went up the tower with a clipboard and came down with a number. He says 138 steps. I said 137. He showed me his marks, in groups of five. There is one too many.",
      "lang": "en",
      "in_reply_to_screen_name": "keeper_skarholm",
      "in_reply_to_user_id_str": "1612371376860644174"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2039255415695646293"
          ],
          "editableUntil": "2026-04-01T09:15:53.292Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "56"
      ],
      "favorite_count": "164",
      "id_str": "2039255415695646293",
      "truncated": false,
      "retweet_count": "32",
      "id": "2039255415695646293",
      "created_at": "Wed Apr 01 08:15:53 +0000 2026",
      "favorited": false,
      "full_text": "I had a good joke for today, but the Clerk's taken it. 📎",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1991901923787017089"
          ],
          "editableUntil": "2025-11-21T17:10:01.035Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Hamnvåg Garn",
            "screen_name": "knit_hamnvag",
            "indices": [
              "0",
              "13"
            ],
            "id_str": "588538925413921548",
            "id": "588538925413921548"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "14",
        "24"
      ],
      "favorite_count": "64",
      "in_reply_to_status_id_str": "1991867928952574911",
      "id_str": "1991901923787017089",
      "in_reply_to_user_id": "588538925413921548",
      "truncated": false,
      "retweet_count": "6",
      "id": "1991901923787017089",
      "in_reply_to_status_id": "1991867928952574911",
      "created_at": "Fri Nov 21 16:10:01 +0000 2025",
      "favorited": false,
      "full_text": "@knit_hamnvag Both left.",
      "lang": "en",
      "in_reply_to_screen_name": "knit_hamnvag",
      "in_reply_to_user_id_str": "588538925413921548"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1895351265664326302"
          ],
          "editableUntil": "2025-02-28T06:52:10.315Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "228"
      ],
      "favorite_count": "135",
      "id_str": "1895351265664326302",
      "truncated": false,
      "retweet_count": "15",
      "id": "1895351265664326302",
      "created_at": "Fri Feb 28 05:52:10 +0000 2025",
      "favorited": false,
      "full_text": "The last one. I had my good cardigan on. She read them all, the whole coast, without a slip, and when she came to us: \"Skarholm. South-west three. Fair.\" It is blowing ten. She read the Optimist. I'd told her about the Optimist.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1859861979313865426"
          ],
          "editableUntil": "2024-11-22T08:30:25.090Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "60"
      ],
      "favorite_count": "196",
      "id_str": "1859861979313865426",
      "truncated": false,
      "retweet_count": "28",
      "id": "1859861979313865426",
      "created_at": "Fri Nov 22 07:30:25 +0000 2024",
      "favorited": false,
      "full_text": "Noen må se ut av vinduet. Det er hele stillingsbeskrivelsen.",
      "lang": "no"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1666463060028552148"
          ],
          "editableUntil": "2023-06-07T16:12:09.554Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "169"
      ],
      "favorite_count": "251",
      "id_str": "1666463060028552148",
      "truncated": false,
      "retweet_count": "11",
      "id": "1666463060028552148",
      "created_at": "Wed Jun 07 15:12:09 +0000 2023",
      "favorited": false,
      "full_text": "Preben is here. He was sick on the crossing, sick on the ramp, and then shook my hand and said, quite white, \"What a great space.\" I have decided to be careful with him.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1932853133074144405"
          ],
          "editableUntil": "2025-06-11T18:31:12.256Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [
          {
            "text": "leftsleeve",
            "indices": [
              "112",
              "123"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": [],
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1932853133074144405/photo/1",
            "indices": [
              "124",
              "147"
            ],
            "url": "https://t.co/CYR1XEahMm",
            "media_url": "http://pbs.example.org/media/L1UzTZNav9WvF0W.jpg",
            "id_str": "1932853049186139642",
            "id": "1932853049186139642",
            "media_url_https": "https://pbs.example.org/media/L1UzTZNav9WvF0W.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/CYR1XEahMm"
          }
        ]
      },
      "display_text_range": [
        "0",
        "123"
      ],
      "favorite_count": "125",
      "id_str": "1932853133074144405",
      "truncated": false,
      "retweet_count": "15",
      "id": "1932853133074144405",
      "possibly_sensitive": false,
      "created_at": "Wed Jun 11 17:31:12 +0000 2025",
      "favorited": false,
      "full_text": "It is a RIGHT SLEEVE. Cable and all. I've laid it on the table next to the left one and walked round the table. #leftsleeve https://t.co/CYR1XEahMm",
      "lang": "en",
      "extended_entities": {
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1932853133074144405/photo/1",
            "indices": [
              "124",
              "147"
            ],
            "url": "https://t.co/CYR1XEahMm",
            "media_url": "http://pbs.example.org/media/L1UzTZNav9WvF0W.jpg",
            "id_str": "1932853049186139642",
            "id": "1932853049186139642",
            "media_url_https": "https://pbs.example.org/media/L1UzTZNav9WvF0W.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/CYR1XEahMm"
          }
        ]
      }
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1720068179596291394"
          ],
          "editableUntil": "2023-11-02T14:19:45.994Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Lil counts lighthouses",
            "screen_name": "lil_lightlog",
            "indices": [
              "0",
              "13"
            ],
            "id_str": "931264984382286691",
            "id": "931264984382286691"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "14",
        "98"
      ],
      "favorite_count": "6",
      "in_reply_to_status_id_str": "1720035992508236361",
      "id_str": "1720068179596291394",
      "in_reply_to_user_id": "931264984382286691",
      "truncated": false,
      "retweet_count": "0",
      "id": "1720068179596291394",
      "in_reply_to_status_id": "1720035992508236361",
      "created_at": "Thu Nov 02 13:19:45 +0000 2023",
      "favorited": false,
      "full_text": "@lil_lightlog Anton Vik, keeper 1911 to 1938. No, I don't believe in ghosts. I believe in step 88.",
      "lang": "en",
      "in_reply_to_screen_name": "lil_lightlog",
      "in_reply_to_user_id_str": "931264984382286691"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1659912407654817931"
          ],
          "editableUntil": "2023-05-20T14:22:12.323Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "112"
      ],
      "favorite_count": "58",
      "id_str": "1659912407654817931",
      "truncated": false,
      "retweet_count": "9",
      "id": "1659912407654817931",
      "created_at": "Sat May 20 13:22:12 +0000 2023",
      "favorited": false,
      "full_text": "Someone asked how I stop the days from running together. I don't. They are like sheep, they are warmer that way.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1651658684292205474"
          ],
          "editableUntil": "2023-04-27T19:44:51.326Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Wim",
            "screen_name": "wim_jantjebos",
            "indices": [
              "0",
              "14"
            ],
            "id_str": "783415948739491445",
            "id": "783415948739491445"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "15",
        "134"
      ],
      "favorite_count": "11",
      "in_reply_to_status_id_str": "1651653814705356936",
      "id_str": "1651658684292205474",
      "in_reply_to_user_id": "783415948739491445",
      "truncated": false,
      "retweet_count": "1",
      "id": "1651658684292205474",
      "in_reply_to_status_id": "1651653814705356936",
      "created_at": "Thu Apr 27 18:44:51 +0000 2023",
      "favorited": false,
      "full_text": "@wim_jantjebos So it is you! Good evening. The answer to your G N is G N. I shall do it with the kitchen lamp, the big one is on duty.",
      "lang": "en",
      "in_reply_to_screen_name": "wim_jantjebos",
      "in_reply_to_user_id_str": "783415948739491445"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2076543532471780053"
          ],
          "editableUntil": "2026-07-13T06:45:33.111Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [
          {
            "text": "SkarholmLight",
            "indices": [
              "63",
              "77"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "77"
      ],
      "favorite_count": "352",
      "id_str": "2076543532471780053",
      "truncated": false,
      "retweet_count": "16",
      "id": "2076543532471780053",
      "created_at": "Mon Jul 13 05:45:33 +0000 2026",
      "favorited": false,
      "full_text": "Havblikk. Så stille at Optimisten for én gangs skyld har rett. #SkarholmLight",
      "lang": "no"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1636734362116797925"
          ],
          "editableUntil": "2023-03-17T15:20:55.639Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Hamnvåg Garn",
            "screen_name": "knit_hamnvag",
            "indices": [
              "0",
              "13"
            ],
            "id_str": "588538925413921548",
            "id": "588538925413921548"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "14",
        "118"
      ],
      "favorite_count": "10",
      "in_reply_to_status_id_str": "1636719560416221622",
      "id_str": "1636734362116797925",
      "in_reply_to_user_id": "588538925413921548",
      "truncated": false,
      "retweet_count": "0",
      "id": "1636734362116797925",
      "in_reply_to_status_id": "1636719560416221622",
      "created_at": "Fri Mar 17 14:20:55 +0000 2023",
      "favorited": false,
      "full_text": "@knit_hamnvag I know what a mirror image is. I work inside a lens with 1,176 prisms. It is only wool that confuses me.",
      "lang": "en",
      "in_reply_to_screen_name": "knit_hamnvag",
      "in_reply_to_user_id_str": "588538925413921548"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2025647968682551631"
          ],
          "editableUntil": "2026-02-22T20:04:45.110Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "111"
      ],
      "favorite_count": "213",
      "id_str": "2025647968682551631",
      "truncated": false,
      "retweet_count": "8",
      "id": "2025647968682551631",
      "created_at": "Sun Feb 22 19:04:45 +0000 2026",
      "favorited": false,
      "full_text": "I've had my scissors, my spoons and all my cheese for three weeks. I've never been so rich and it's unbearable.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1787782622082608124"
          ],
          "editableUntil": "2024-05-07T10:52:47.156Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "154"
      ],
      "favorite_count": "124",
      "in_reply_to_status_id_str": "1787780509043221998",
      "id_str": "1787782622082608124",
      "in_reply_to_user_id": "1612371376860644174",
      "truncated": false,
      "retweet_count": "8",
      "id": "1787782622082608124",
      "in_reply_to_status_id": "1787780509043221998",
      "created_at": "Tue May 07 09:52:47 +0000 2024",
      "favorited": false,
      "full_text": "09:47 The drone is in the custody of the Bailiff. He has it on the chimney and is reading it its rights. Sander is sitting down. I have given him a peach.",
      "lang": "en",
      "in_reply_to_screen_name": "keeper_skarholm",
      "in_reply_to_user_id_str": "1612371376860644174"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1850901726302302293"
          ],
          "editableUntil": "2024-10-28T15:05:34.298Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Preben Lund-Iversen",
            "screen_name": "preben_kystdir",
            "indices": [
              "0",
              "15"
            ],
            "id_str": "1071548305113418896",
            "id": "1071548305113418896"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "16",
        "90"
      ],
      "favorite_count": "66",
      "in_reply_to_status_id_str": "1850878368222983251",
      "id_str": "1850901726302302293",
      "in_reply_to_user_id": "1071548305113418896",
      "truncated": false,
      "retweet_count": "12",
      "id": "1850901726302302293",
      "in_reply_to_status_id": "1850878368222983251",
      "created_at": "Mon Oct 28 14:05:34 +0000 2024",
      "favorited": false,
      "full_text": "@preben_kystdir No, I don't have \"learnings\". I have calluses. Some of them are very good.",
      "lang": "en",
      "in_reply_to_screen_name": "preben_kystdir",
      "in_reply_to_user_id_str": "1071548305113418896"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1959662799845975727"
          ],
          "editableUntil": "2025-08-24T18:03:14.914Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "168"
      ],
      "favorite_count": "183",
      "id_str": "1959662799845975727",
      "truncated": false,
      "retweet_count": "29",
      "id": "1959662799845975727",
      "created_at": "Sun Aug 24 17:03:14 +0000 2025",
      "favorited": false,
      "full_text": "Ragnhild wants me to get a cat \"for company\". I asked what it would do. \"Nothing,\" said Ragnhild. \"It would only look out of the window all night.\" We were both silent.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2084255518055449271"
          ],
          "editableUntil": "2026-08-03T13:30:13.756Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Lil counts lighthouses",
            "screen_name": "lil_lightlog",
            "indices": [
              "3",
              "16"
            ],
            "id_str": "931264984382286691",
            "id": "931264984382286691"
          }
        ],
        "urls": [
          {
            "url": "https://t.co/6V0ldtOEBX",
            "expanded_url": "https://x.com/keeper_skarholm/status/2084250754604804868",
            "display_url": "x.com/keeper_skarholm/stat…",
            "indices": [
              "93",
              "116"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "116"
      ],
      "favorite_count": "0",
      "id_str": "2084255518055449271",
      "truncated": false,
      "retweet_count": "30",
      "id": "2084255518055449271",
      "possibly_sensitive": false,
      "created_at": "Mon Aug 03 12:30:13 +0000 2026",
      "favorited": false,
      "full_text": "RT @lil_lightlog: I have been to 412 lighthouses. I am going to need a moment with this one. https://t.co/6V0ldtOEBX",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1709139139843507049"
          ],
          "editableUntil": "2023-10-03T10:31:39.865Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "109"
      ],
      "favorite_count": "109",
      "id_str": "1709139139843507049",
      "truncated": false,
      "retweet_count": "10",
      "id": "1709139139843507049",
      "created_at": "Tue Oct 03 09:31:39 +0000 2023",
      "favorited": false,
      "full_text": "Preben asks if he may \"loop me in\". I have known three men who were looped in, and two of them lost a finger.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1628372962278634259"
          ],
          "editableUntil": "2023-02-22T13:35:42.570Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [],
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1628372962278634259/photo/1",
            "indices": [
              "0",
              "23"
            ],
            "url": "https://t.co/TOUGfPJw0J",
            "media_url": "http://pbs.example.org/media/AdMqiDKzTWFkSrM.jpg",
            "id_str": "1628372878392686210",
            "id": "1628372878392686210",
            "media_url_https": "https://pbs.example.org/media/AdMqiDKzTWFkSrM.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/TOUGfPJw0J"
          }
        ]
      },
      "display_text_range": [
        "0",
        "23"
      ],
      "favorite_count": "52",
      "id_str": "1628372962278634259",
      "truncated": false,
      "retweet_count": "4",
      "id": "1628372962278634259",
      "possibly_sensitive": false,
      "created_at": "Wed Feb 22 12:35:42 +0000 2023",
      "favorited": false,
      "full_text": "https://t.co/TOUGfPJw0J",
      "lang": "zxx",
      "extended_entities": {
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1628372962278634259/photo/1",
            "indices": [
              "0",
              "23"
            ],
            "url": "https://t.co/TOUGfPJw0J",
            "media_url": "http://pbs.example.org/media/AdMqiDKzTWFkSrM.jpg",
            "id_str": "1628372878392686210",
            "id": "1628372878392686210",
            "media_url_https": "https://pbs.example.org/media/AdMqiDKzTWFkSrM.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/TOUGfPJw0J"
          }
        ]
      }
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1976341927209404694"
          ],
          "editableUntil": "2025-10-09T18:40:08.761Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Preben Lund-Iversen",
            "screen_name": "preben_kystdir",
            "indices": [
              "3",
              "18"
            ],
            "id_str": "1071548305113418896",
            "id": "1071548305113418896"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "0",
        "31"
      ],
      "favorite_count": "0",
      "id_str": "1976341927209404694",
      "truncated": false,
      "retweet_count": "76",
      "id": "1976341927209404694",
      "created_at": "Thu Oct 09 17:40:08 +0000 2025",
      "favorited": true,
      "full_text": "RT @preben_kystdir: Borghild. 🍼",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1836672512827263774"
          ],
          "editableUntil": "2024-09-19T08:43:45.440Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "59"
      ],
      "favorite_count": "131",
      "id_str": "1836672512827263774",
      "truncated": false,
      "retweet_count": "8",
      "id": "1836672512827263774",
      "created_at": "Thu Sep 19 07:43:45 +0000 2024",
      "favorited": false,
      "full_text": "Who here has ever thanked a hinge? I had occasion to today.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1622201016810012943"
          ],
          "editableUntil": "2023-02-05T12:50:36.101Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [
          {
            "text": "vikslog",
            "indices": [
              "130",
              "138"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "138"
      ],
      "favorite_count": "21",
      "id_str": "1622201016810012943",
      "truncated": false,
      "retweet_count": "3",
      "id": "1622201016810012943",
      "created_at": "Sun Feb 05 11:50:36 +0000 2023",
      "favorited": false,
      "full_text": "Old logbook, Keeper Vik, 5 February 1923: \"Wind. Cow displeased.\" That is the entire entry. I have read novels with less in them. #vikslog",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1976343121509723659"
          ],
          "editableUntil": "2025-10-09T18:44:53.504Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "47"
      ],
      "favorite_count": "79",
      "id_str": "1976343121509723659",
      "truncated": false,
      "retweet_count": "9",
      "id": "1976343121509723659",
      "created_at": "Thu Oct 09 17:44:53 +0000 2025",
      "favorited": false,
      "full_text": "I'm quite all right, there's a draught in here.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1973329373019523446"
          ],
          "editableUntil": "2025-10-01T11:09:19.871Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "170"
      ],
      "favorite_count": "211",
      "id_str": "1973329373019523446",
      "truncated": false,
      "retweet_count": "31",
      "id": "1973329373019523446",
      "created_at": "Wed Oct 01 10:09:19 +0000 2025",
      "favorited": false,
      "full_text": "Q4, the quarter of my transition. Arnfinn brought a crate marked SENSOR (NIGHT). Inside there was a pair of reading glasses, +2.5, and a yellow slip. \"For the window. P.\"",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1613552010594478901"
          ],
          "editableUntil": "2023-01-12T16:02:32.329Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Lil counts lighthouses",
            "screen_name": "lil_lightlog",
            "indices": [
              "0",
              "13"
            ],
            "id_str": "931264984382286691",
            "id": "931264984382286691"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "14",
        "109"
      ],
      "favorite_count": "3",
      "in_reply_to_status_id_str": "1613529873058738976",
      "id_str": "1613552010594478901",
      "in_reply_to_user_id": "931264984382286691",
      "truncated": false,
      "retweet_count": "0",
      "id": "1613552010594478901",
      "in_reply_to_status_id": "1613529873058738976",
      "created_at": "Thu Jan 12 15:02:32 +0000 2023",
      "favorited": false,
      "full_text": "@lil_lightlog One and a half kilometres long and four hundred metres wide. At high tide, less sure of itself.",
      "lang": "en",
      "in_reply_to_screen_name": "lil_lightlog",
      "in_reply_to_user_id_str": "931264984382286691"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1644011684986436188"
          ],
          "editableUntil": "2023-04-06T17:18:24.617Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "152"
      ],
      "favorite_count": "43",
      "id_str": "1644011684986436188",
      "truncated": false,
      "retweet_count": "8",
      "id": "1644011684986436188",
      "created_at": "Thu Apr 06 16:18:24 +0000 2023",
      "favorited": false,
      "full_text": "Maundy Thursday. Read detective novels as custom demands. It was the doctor. It is always the doctor. If ever I am murdered, please start with the gull.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1844464603581416560"
          ],
          "editableUntil": "2024-10-10T20:46:44.646Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "112"
      ],
      "favorite_count": "223",
      "id_str": "1844464603581416560",
      "truncated": false,
      "retweet_count": "40",
      "id": "1844464603581416560",
      "created_at": "Thu Oct 10 19:46:44 +0000 2024",
      "favorited": false,
      "full_text": "A northern light tonight, green, all over the place, no rhythm at all. It wouldn't last a week in the service. 💚",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1649684049808547185"
          ],
          "editableUntil": "2023-04-22T08:58:21.778Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "126"
      ],
      "favorite_count": "23",
      "id_str": "1649684049808547185",
      "truncated": false,
      "retweet_count": "1",
      "id": "1649684049808547185",
      "created_at": "Sat Apr 22 07:58:21 +0000 2023",
      "favorited": false,
      "full_text": "Måken sitter på flaggstanga. Jeg heiste flagget likevel. Nå sitter han der og ser ut som riksvåpenet på en litt dårlig dag. 🇳🇴",
      "lang": "no"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1651663000766086733"
          ],
          "editableUntil": "2023-04-27T20:02:00.454Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "174"
      ],
      "favorite_count": "26",
      "id_str": "1651663000766086733",
      "truncated": false,
      "retweet_count": "4",
      "id": "1651663000766086733",
      "created_at": "Thu Apr 27 19:02:00 +0000 2023",
      "favorited": false,
      "full_text": "It turns out the lights on Jantje Bos are called Wim. First mate, from Delfzijl way, found me through the outreach. So that is one thing the Directorate has to its credit. 🇳🇱",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1870474333103064629"
          ],
          "editableUntil": "2024-12-21T15:20:07.401Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "130"
      ],
      "favorite_count": "169",
      "id_str": "1870474333103064629",
      "truncated": false,
      "retweet_count": "19",
      "id": "1870474333103064629",
      "created_at": "Sat Dec 21 14:20:07 +0000 2024",
      "favorited": false,
      "full_text": "Shortest day. I have done the accounts. The sun owes me two thousand hours and says it can begin paying from tomorrow, in minutes.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1955889954896198361"
          ],
          "editableUntil": "2025-08-14T08:11:18.582Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Moss Mapper",
            "screen_name": "mossmapper_ex",
            "indices": [
              "0",
              "14"
            ],
            "id_str": "906533866438508973",
            "id": "906533866438508973"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "15",
        "59"
      ],
      "favorite_count": "197",
      "in_reply_to_status_id_str": "1955875341942694479",
      "id_str": "1955889954896198361",
      "in_reply_to_user_id": "906533866438508973",
      "truncated": false,
      "retweet_count": "14",
      "id": "1955889954896198361",
      "in_reply_to_status_id": "1955875341942694479",
      "created_at": "Thu Aug 14 07:11:18 +0000 2025",
      "favorited": false,
      "full_text": "@mossmapper_ex Is it possible for a spruce to look pleased?",
      "lang": "en",
      "in_reply_to_screen_name": "mossmapper_ex",
      "in_reply_to_user_id_str": "906533866438508973"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1731332752865821248"
          ],
          "editableUntil": "2023-12-03T16:21:09.547Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "125"
      ],
      "favorite_count": "42",
      "id_str": "1731332752865821248",
      "truncated": false,
      "retweet_count": "1",
      "id": "1731332752865821248",
      "created_at": "Sun Dec 03 15:21:09 +0000 2023",
      "favorited": false,
      "full_text": "Første søndag i advent. Ett lys i staken, ett lys i tårnet. Det ene rekker nitten nautiske mil, det andre til kaffekoppen. 🕯️",
      "lang": "no"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1721832402904343601"
          ],
          "editableUntil": "2023-11-07T11:10:09.608Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "89"
      ],
      "favorite_count": "116",
      "id_str": "1721832402904343601",
      "truncated": false,
      "retweet_count": "9",
      "id": "1721832402904343601",
      "created_at": "Tue Nov 07 10:10:09 +0000 2023",
      "favorited": false,
      "full_text": "Arnfinn: six words about the price of diesel and then one I won't print. I've counted it.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2012095553024412427"
          ],
          "editableUntil": "2026-01-16T10:32:17.425Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Tine Skovby",
            "screen_name": "tine_skovby_ex",
            "indices": [
              "0",
              "15"
            ],
            "id_str": "1329906127863229765",
            "id": "1329906127863229765"
          }
        ],
        "urls": [
          {
            "url": "https://t.co/oYn4bL8MKC",
            "expanded_url": "https://example.org/knit/drying",
            "display_url": "example.org/knit/drying",
            "indices": [
              "105",
              "128"
            ]
          }
        ]
      },
      "display_text_range": [
        "16",
        "128"
      ],
      "favorite_count": "104",
      "in_reply_to_status_id_str": "2012093267128871314",
      "id_str": "2012095553024412427",
      "in_reply_to_user_id": "1329906127863229765",
      "truncated": false,
      "retweet_count": "20",
      "id": "2012095553024412427",
      "in_reply_to_status_id": "2012093267128871314",
      "possibly_sensitive": false,
      "created_at": "Fri Jan 16 09:32:17 +0000 2026",
      "favorited": false,
      "full_text": "@tine_skovby_ex Yes, you can dry wool in a lantern room. It smells of sheep as far as the shipping lane. https://t.co/oYn4bL8MKC",
      "lang": "en",
      "in_reply_to_screen_name": "tine_skovby_ex",
      "in_reply_to_user_id_str": "1329906127863229765"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1935989072957679025"
          ],
          "editableUntil": "2025-06-20T10:12:18.587Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "190"
      ],
      "favorite_count": "70",
      "id_str": "1935989072957679025",
      "truncated": false,
      "retweet_count": "4",
      "id": "1935989072957679025",
      "created_at": "Fri Jun 20 09:12:18 +0000 2025",
      "favorited": false,
      "full_text": "For the newcomers, the staff of this station:\n\nKeeper: me\nDeputy: goat\nOptics: Madame\nSound: Aunt Borghild\nMeteorology: the Optimist (on sick leave since 1987)\nLegal: the Bailiff\nForestry: 1",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1726876293389750328"
          ],
          "editableUntil": "2023-11-21T09:12:46.811Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Preben Lund-Iversen",
            "screen_name": "preben_kystdir",
            "indices": [
              "3",
              "18"
            ],
            "id_str": "1071548305113418896",
            "id": "1071548305113418896"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "0",
        "64"
      ],
      "favorite_count": "0",
      "id_str": "1726876293389750328",
      "truncated": false,
      "retweet_count": "75",
      "id": "1726876293389750328",
      "created_at": "Tue Nov 21 08:12:46 +0000 2023",
      "favorited": true,
      "full_text": "RT @preben_kystdir: I have been thinking about this one all day.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1767068431114317439"
          ],
          "editableUntil": "2024-03-11T07:01:59.178Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Eggskjær light (auto)",
            "screen_name": "eggskjaer_auto",
            "indices": [
              "0",
              "15"
            ],
            "id_str": "585637435930355055",
            "id": "585637435930355055"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "16",
        "143"
      ],
      "favorite_count": "38",
      "in_reply_to_status_id_str": "1767050307526135914",
      "id_str": "1767068431114317439",
      "in_reply_to_user_id": "585637435930355055",
      "truncated": false,
      "retweet_count": "4",
      "id": "1767068431114317439",
      "in_reply_to_status_id": "1767050307526135914",
      "created_at": "Mon Mar 11 06:01:59 +0000 2024",
      "favorited": false,
      "full_text": "@eggskjaer_auto Morning, Eggskjær. Kari says hello. She remembers the man who had you before. He used to sing to you, she says, nothing modern.",
      "lang": "en",
      "in_reply_to_screen_name": "eggskjaer_auto",
      "in_reply_to_user_id_str": "585637435930355055"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1915392811814406905"
          ],
          "editableUntil": "2025-04-24T14:10:07.271Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Hamnvåg Archive",
            "screen_name": "ask_archivist_h",
            "indices": [
              "0",
              "16"
            ],
            "id_str": "670413211694327918",
            "id": "670413211694327918"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "17",
        "154"
      ],
      "favorite_count": "105",
      "in_reply_to_status_id_str": "1915357839710466992",
      "id_str": "1915392811814406905",
      "in_reply_to_user_id": "670413211694327918",
      "truncated": false,
      "retweet_count": "18",
      "id": "1915392811814406905",
      "in_reply_to_status_id": "1915357839710466992",
      "created_at": "Thu Apr 24 13:10:07 +0000 2025",
      "favorited": false,
      "full_text": "@ask_archivist_h Father's logs, 1961 to 1989, are in the blue crate. You may have all of them but 1971. I was seven in 1971 and it's mostly about a tooth.",
      "lang": "en",
      "in_reply_to_screen_name": "ask_archivist_h",
      "in_reply_to_user_id_str": "670413211694327918"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2089656061143681847"
          ],
          "editableUntil": "2026-08-18T11:10:03.565Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "108"
      ],
      "favorite_count": "755",
      "id_str": "2089656061143681847",
      "truncated": false,
      "retweet_count": "117",
      "id": "2089656061143681847",
      "created_at": "Tue Aug 18 10:10:03 +0000 2026",
      "favorited": false,
      "full_text": "Arnfinn: eight words. He asked, in the course of them, if Kari had said when she was coming for that pillow.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1621014953459821979"
          ],
          "editableUntil": "2023-02-02T06:17:36.563Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "194"
      ],
      "favorite_count": "24",
      "id_str": "1621014953459821979",
      "truncated": false,
      "retweet_count": "3",
      "id": "1621014953459821979",
      "created_at": "Thu Feb 02 05:17:36 +0000 2023",
      "favorited": false,
      "full_text": "She had a cold this morning, the Voice. She got through Fisher Bank and had to stop. Eleven seconds of dead air over the whole North Sea. Every skipper out there will have thought: lemon, honey.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1626960449313279226"
          ],
          "editableUntil": "2023-02-18T16:02:53.236Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "122"
      ],
      "favorite_count": "47",
      "in_reply_to_status_id_str": "1626957322945593565",
      "id_str": "1626960449313279226",
      "in_reply_to_user_id": "1612371376860644174",
      "truncated": false,
      "retweet_count": "1",
      "id": "1626960449313279226",
      "in_reply_to_status_id": "1626957322945593565",
      "created_at": "Sat Feb 18 15:02:53 +0000 2023",
      "favorited": false,
      "full_text": "People say to turn it over. You cannot turn it over. There is a cable on it. I was not born yesterday, I was born in 1964.",
      "lang": "en",
      "in_reply_to_screen_name": "keeper_skarholm",
      "in_reply_to_user_id_str": "1612371376860644174"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1986240645278296710"
          ],
          "editableUntil": "2025-11-06T02:14:07.058Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "4"
      ],
      "favorite_count": "247",
      "id_str": "1986240645278296710",
      "truncated": false,
      "retweet_count": "30",
      "id": "1986240645278296710",
      "created_at": "Thu Nov 06 01:14:07 +0000 2025",
      "favorited": false,
      "full_text": "G N.",
      "lang": "und"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2116582599402800756"
          ],
          "editableUntil": "2026-10-31T18:26:30.557Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "31"
      ],
      "favorite_count": "74",
      "id_str": "2116582599402800756",
      "truncated": false,
      "retweet_count": "1",
      "id": "2116582599402800756",
      "created_at": "Sat Oct 31 17:26:30 +0000 2026",
      "favorited": false,
      "full_text": "Step 88: good evening, Anton. 👻",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1668563593754521402"
          ],
          "editableUntil": "2023-06-13T11:18:55.820Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "122"
      ],
      "favorite_count": "62",
      "id_str": "1668563593754521402",
      "truncated": false,
      "retweet_count": "7",
      "id": "1668563593754521402",
      "created_at": "Tue Jun 13 10:18:55 +0000 2023",
      "favorited": false,
      "full_text": "Arnfinn: eight words. \"Young fellow was sick on my ropes. Nice.\" I do not know whether \"nice\" was the fellow or the ropes.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1924743434343640592"
          ],
          "editableUntil": "2025-05-20T09:26:09.408Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [
          {
            "text": "thebailiff",
            "indices": [
              "169",
              "180"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "180"
      ],
      "favorite_count": "155",
      "id_str": "1924743434343640592",
      "truncated": false,
      "retweet_count": "30",
      "id": "1924743434343640592",
      "created_at": "Tue May 20 08:26:09 +0000 2025",
      "favorited": false,
      "full_text": "I have made up the bed in the room with the stove. I have hidden the good chair. I've said to the Bailiff that lanyards are off limits this time, and he looked past me. #thebailiff",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1868963444064028346"
          ],
          "editableUntil": "2024-12-17T11:16:23.383Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "74"
      ],
      "favorite_count": "19",
      "id_str": "1868963444064028346",
      "truncated": false,
      "retweet_count": "2",
      "id": "1868963444064028346",
      "created_at": "Tue Dec 17 10:16:23 +0000 2024",
      "favorited": false,
      "full_text": "Arnfinn: three. \"Merry Christmas, then.\" There's a \"then\" in it this year.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1984933805825322079"
          ],
          "editableUntil": "2025-11-02T11:41:12.252Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Doc Diesel",
            "screen_name": "docdiesel_ex",
            "indices": [
              "0",
              "13"
            ],
            "id_str": "1242893601077871209",
            "id": "1242893601077871209"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "14",
        "121"
      ],
      "favorite_count": "65",
      "in_reply_to_status_id_str": "1984920920924110245",
      "id_str": "1984933805825322079",
      "in_reply_to_user_id": "1242893601077871209",
      "truncated": false,
      "retweet_count": "8",
      "id": "1984933805825322079",
      "in_reply_to_status_id": "1984920920924110245",
      "created_at": "Sun Nov 02 10:41:12 +0000 2025",
      "favorited": false,
      "full_text": "@docdiesel_ex It starts on the third go, runs rough till it's warm, then nothing can stop it. The engine's much the same.",
      "lang": "en",
      "in_reply_to_screen_name": "docdiesel_ex",
      "in_reply_to_user_id_str": "1242893601077871209"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1879765820916408809"
          ],
          "editableUntil": "2025-01-16T06:41:10.723Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "130"
      ],
      "favorite_count": "110",
      "id_str": "1879765820916408809",
      "truncated": false,
      "retweet_count": "17",
      "id": "1879765820916408809",
      "created_at": "Thu Jan 16 05:41:10 +0000 2025",
      "favorited": false,
      "full_text": "\"This is Hamnvåg Radio with the forecast,\" and then something new in it, a sort of carefulness. Like somebody carrying a full cup.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1618599822714536988"
          ],
          "editableUntil": "2023-01-26T14:20:44.522Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Bosun, retd.",
            "screen_name": "bosun_grumsvik",
            "indices": [
              "0",
              "15"
            ],
            "id_str": "1096271541961111582",
            "id": "1096271541961111582"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "16",
        "108"
      ],
      "favorite_count": "1",
      "in_reply_to_status_id_str": "1618588410014589884",
      "id_str": "1618599822714536988",
      "in_reply_to_user_id": "1096271541961111582",
      "truncated": false,
      "retweet_count": "0",
      "id": "1618599822714536988",
      "in_reply_to_status_id": "1618588410014589884",
      "created_at": "Thu Jan 26 13:20:44 +0000 2023",
      "favorited": false,
      "full_text": "@bosun_grumsvik The white one is for the sea. The red one is for the rocks. The one that blinks twice is me.",
      "lang": "en",
      "in_reply_to_screen_name": "bosun_grumsvik",
      "in_reply_to_user_id_str": "1096271541961111582"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1752962491013028669"
          ],
          "editableUntil": "2024-02-01T08:50:00.982Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "77"
      ],
      "favorite_count": "208",
      "id_str": "1752962491013028669",
      "truncated": false,
      "retweet_count": "35",
      "id": "1752962491013028669",
      "created_at": "Thu Feb 01 07:50:00 +0000 2024",
      "favorited": false,
      "full_text": "Storm, the third since New Year. It's a good one, though. It has shoulders. ⚓",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1613846036377107870"
          ],
          "editableUntil": "2023-01-13T11:30:53.538Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "110"
      ],
      "favorite_count": "10",
      "id_str": "1613846036377107870",
      "truncated": false,
      "retweet_count": "1",
      "id": "1613846036377107870",
      "created_at": "Fri Jan 13 10:30:53 +0000 2023",
      "favorited": false,
      "full_text": "The Deputy is a goat. The regulations of 1964 require the station to have a deputy. They do not say what kind.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1715205818221460657"
          ],
          "editableUntil": "2023-10-20T04:18:28.704Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "165"
      ],
      "favorite_count": "22",
      "id_str": "1715205818221460657",
      "truncated": false,
      "retweet_count": "2",
      "id": "1715205818221460657",
      "created_at": "Fri Oct 20 03:18:28 +0000 2023",
      "favorited": false,
      "full_text": "It is Greta Holm. She is hove to, three miles west. Her mate came up on 16 and asked, was I awake. I said somebody has to be. He said: that was all I wanted to know.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1688485206381115640"
          ],
          "editableUntil": "2023-08-07T10:40:18.396Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "83"
      ],
      "favorite_count": "80",
      "in_reply_to_status_id_str": "1688483026278652414",
      "id_str": "1688485206381115640",
      "in_reply_to_user_id": "1612371376860644174",
      "truncated": false,
      "retweet_count": "3",
      "id": "1688485206381115640",
      "in_reply_to_status_id": "1688483026278652414",
      "created_at": "Mon Aug 07 09:40:18 +0000 2023",
      "favorited": false,
      "full_text": "I asked what she had said to him. She said: \"I only told him that I knew his type.\"",
      "lang": "en",
      "in_reply_to_screen_name": "keeper_skarholm",
      "in_reply_to_user_id_str": "1612371376860644174"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1645733621868493024"
          ],
          "editableUntil": "2023-04-11T11:20:46.362Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "81"
      ],
      "favorite_count": "76",
      "id_str": "1645733621868493024",
      "truncated": false,
      "retweet_count": "5",
      "id": "1645733621868493024",
      "created_at": "Tue Apr 11 10:20:46 +0000 2023",
      "favorited": false,
      "full_text": "Arnfinn: six words, down three. Something is wrong with the boat or with Arnfinn.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1629360834658287849"
          ],
          "editableUntil": "2023-02-25T07:01:09.699Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "184"
      ],
      "favorite_count": "13",
      "id_str": "1629360834658287849",
      "truncated": false,
      "retweet_count": "0",
      "id": "1629360834658287849",
      "created_at": "Sat Feb 25 06:01:09 +0000 2023",
      "favorited": false,
      "full_text": "02:10 on the dot, Thursday gone: Jantje Bos again, and this time the lights came slow. Long long short. Long short. That is G and N. Somebody out there knows his Morse and has manners.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1997590875687077604"
          ],
          "editableUntil": "2025-12-07T09:55:52.864Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "132"
      ],
      "favorite_count": "483",
      "id_str": "1997590875687077604",
      "truncated": false,
      "retweet_count": "25",
      "id": "1997590875687077604",
      "created_at": "Sun Dec 07 08:55:52 +0000 2025",
      "favorited": false,
      "full_text": "Andre søndag i advent, to lys. Måken har tatt det ene. Han satt med det i nebbet på pipa og så ut som en svært mistenkelig engel. 🕯️",
      "lang": "no"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1692462246779341990"
          ],
          "editableUntil": "2023-08-18T10:03:38.717Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Paul (tinned)",
            "screen_name": "peachtin_paul",
            "indices": [
              "0",
              "14"
            ],
            "id_str": "694626089829286734",
            "id": "694626089829286734"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "15",
        "130"
      ],
      "favorite_count": "63",
      "in_reply_to_status_id_str": "1692439425572710717",
      "id_str": "1692462246779341990",
      "in_reply_to_user_id": "694626089829286734",
      "truncated": false,
      "retweet_count": "6",
      "id": "1692462246779341990",
      "in_reply_to_status_id": "1692439425572710717",
      "created_at": "Fri Aug 18 09:03:38 +0000 2023",
      "favorited": false,
      "full_text": "@peachtin_paul Mine have been kept at four degrees by the North Sea. Yours were behind a boiler in Leeds. I'm so sorry. Dry toast.",
      "lang": "en",
      "in_reply_to_screen_name": "peachtin_paul",
      "in_reply_to_user_id_str": "694626089829286734"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2011038197716484445"
          ],
          "editableUntil": "2026-01-13T12:30:44.275Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Preben Lund-Iversen",
            "screen_name": "preben_kystdir",
            "indices": [
              "3",
              "18"
            ],
            "id_str": "1071548305113418896",
            "id": "1071548305113418896"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "0",
        "49"
      ],
      "favorite_count": "0",
      "id_str": "2011038197716484445",
      "truncated": false,
      "retweet_count": "42",
      "id": "2011038197716484445",
      "created_at": "Tue Jan 13 11:30:44 +0000 2026",
      "favorited": true,
      "full_text": "RT @preben_kystdir: One hundred and thirty-eight.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1940299532662585116"
          ],
          "editableUntil": "2025-07-02T07:40:32.265Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "166"
      ],
      "favorite_count": "272",
      "id_str": "1940299532662585116",
      "truncated": false,
      "retweet_count": "36",
      "id": "1940299532662585116",
      "created_at": "Wed Jul 02 06:40:32 +0000 2025",
      "favorited": false,
      "full_text": "Jonas is too wide for it, Tuva's too short, the Deputy's the wrong shape. I've put the jumper in an envelope and sent it to the Directorate, third floor, window seat.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1616439787453036263"
          ],
          "editableUntil": "2023-01-20T15:17:31.984Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "137"
      ],
      "favorite_count": "48",
      "id_str": "1616439787453036263",
      "truncated": false,
      "retweet_count": "2",
      "id": "1616439787453036263",
      "created_at": "Fri Jan 20 14:17:31 +0000 2023",
      "favorited": false,
      "full_text": "Polished Madame today. Madame is the lens: Paris, 1880, four hundred kilos of glass, temperature-sensitive, does not care for hand cream.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1818221396513583275"
          ],
          "editableUntil": "2024-07-30T10:45:36.505Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "184"
      ],
      "favorite_count": "154",
      "id_str": "1818221396513583275",
      "truncated": false,
      "retweet_count": "12",
      "id": "1818221396513583275",
      "created_at": "Tue Jul 30 09:45:36 +0000 2024",
      "favorited": false,
      "full_text": "Answering your letters. \nTo the boy in Utrecht: yes, it's hot in there.\nTo the lady in Perth: no, he didn't.\nTo the gentleman in Bodø: I'm sixty tomorrow, thank you, and I have a goat.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1754070148230178726"
          ],
          "editableUntil": "2024-02-04T10:11:27.042Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "184"
      ],
      "favorite_count": "19",
      "id_str": "1754070148230178726",
      "truncated": false,
      "retweet_count": "3",
      "id": "1754070148230178726",
      "created_at": "Sun Feb 04 09:11:27 +0000 2024",
      "favorited": false,
      "full_text": "The wind got hold of Ragnhild's Christmas present, a fleece dressing gown, and took it off the line toward Scotland, arms out. If found: it is lilac &amp; it does not like to be alone.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2089968232232777217"
          ],
          "editableUntil": "2026-08-19T07:50:30.953Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Kari from Lyngøy",
            "screen_name": "kari_lyngoy",
            "indices": [
              "0",
              "12"
            ],
            "id_str": "1208886419125204834",
            "id": "1208886419125204834"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "13",
        "63"
      ],
      "favorite_count": "113",
      "in_reply_to_status_id_str": "2089928407316069357",
      "id_str": "2089968232232777217",
      "in_reply_to_user_id": "1208886419125204834",
      "truncated": false,
      "retweet_count": "5",
      "id": "2089968232232777217",
      "in_reply_to_status_id": "2089928407316069357",
      "created_at": "Wed Aug 19 06:50:30 +0000 2026",
      "favorited": false,
      "full_text": "@kari_lyngoy No, I'd not call it a casual enquiry. He'd shaved.",
      "lang": "en",
      "in_reply_to_screen_name": "kari_lyngoy",
      "in_reply_to_user_id_str": "1208886419125204834"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1747176982753942033"
          ],
          "editableUntil": "2024-01-16T09:40:28.324Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Kystdirektoratet",
            "screen_name": "kystdir_info",
            "indices": [
              "3",
              "16"
            ],
            "id_str": "623426047178932944",
            "id": "623426047178932944"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "0",
        "140"
      ],
      "favorite_count": "0",
      "id_str": "1747176982753942033",
      "truncated": false,
      "retweet_count": "80",
      "id": "1747176982753942033",
      "created_at": "Tue Jan 16 08:40:28 +0000 2024",
      "favorited": true,
      "full_text": "RT @kystdir_info: We are hiring! Remote Operations Officer (Lights). Work from a modern open-plan office in the capital. Sea view not requi…",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1784298569987574400"
          ],
          "editableUntil": "2024-04-27T20:08:24.406Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Fjordprins night bridge",
            "screen_name": "nightferry_fp",
            "indices": [
              "0",
              "14"
            ],
            "id_str": "1019556845191914124",
            "id": "1019556845191914124"
          }
        ],
        "urls": [
          {
            "url": "https://t.co/dkDWYL9elF",
            "expanded_url": "https://example.org/timetables/fjordprins",
            "display_url": "example.org/timetables/fjo…",
            "indices": [
              "98",
              "121"
            ]
          }
        ]
      },
      "display_text_range": [
        "15",
        "121"
      ],
      "favorite_count": "53",
      "in_reply_to_status_id_str": "1784294899973249963",
      "id_str": "1784298569987574400",
      "in_reply_to_user_id": "1019556845191914124",
      "truncated": false,
      "retweet_count": "2",
      "id": "1784298569987574400",
      "in_reply_to_status_id": "1784294899973249963",
      "possibly_sensitive": false,
      "created_at": "Sat Apr 27 19:08:24 +0000 2024",
      "favorited": false,
      "full_text": "@nightferry_fp You're on time every night now. Please don't feel that you have to, on my account. https://t.co/dkDWYL9elF",
      "lang": "en",
      "in_reply_to_screen_name": "nightferry_fp",
      "in_reply_to_user_id_str": "1019556845191914124"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1613088540358305775"
          ],
          "editableUntil": "2023-01-11T09:20:52.414Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "36"
      ],
      "favorite_count": "3",
      "id_str": "1613088540358305775",
      "truncated": false,
      "retweet_count": "0",
      "id": "1613088540358305775",
      "created_at": "Wed Jan 11 08:20:52 +0000 2023",
      "favorited": false,
      "full_text": "Lamp out. Coffee on. Nobody drowned.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1666709365312271447"
          ],
          "editableUntil": "2023-06-08T08:30:53.310Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [
          {
            "url": "https://t.co/aXvL2wugED",
            "expanded_url": "https://x.com/preben_kystdir/status/1666677656377574977",
            "display_url": "x.com/preben_kystdir/statu…",
            "indices": [
              "74",
              "97"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "97"
      ],
      "favorite_count": "109",
      "id_str": "1666709365312271447",
      "truncated": false,
      "retweet_count": "3",
      "id": "1666709365312271447",
      "possibly_sensitive": false,
      "created_at": "Thu Jun 08 07:30:53 +0000 2023",
      "favorited": false,
      "full_text": "Went up and counted. 137.\nWent down and counted. 137.\nHad a biscuit. 137. https://t.co/aXvL2wugED",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1890284145802487896"
          ],
          "editableUntil": "2025-02-14T07:17:14.797Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "70"
      ],
      "favorite_count": "419",
      "id_str": "1890284145802487896",
      "truncated": false,
      "retweet_count": "62",
      "id": "1890284145802487896",
      "created_at": "Fri Feb 14 06:17:14 +0000 2025",
      "favorited": false,
      "full_text": "Valentine from the insurance company, \"hugs from all of us in Claims\".",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1916418976180630473"
          ],
          "editableUntil": "2025-04-27T10:07:43.921Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "131"
      ],
      "favorite_count": "107",
      "id_str": "1916418976180630473",
      "truncated": false,
      "retweet_count": "10",
      "id": "1916418976180630473",
      "created_at": "Sun Apr 27 09:07:43 +0000 2025",
      "favorited": false,
      "full_text": "Wind &lt; 2. Sea smooth. Madame threw eleven rainbows into the stairwell at 06:40 &amp; one of them was exactly the size of a goat.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2098460196645056456"
          ],
          "editableUntil": "2026-09-11T18:14:33.042Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "229"
      ],
      "favorite_count": "1275",
      "id_str": "2098460196645056456",
      "truncated": false,
      "retweet_count": "210",
      "id": "2098460196645056456",
      "created_at": "Fri Sep 11 17:14:33 +0000 2026",
      "favorited": false,
      "full_text": "She has gone home with a tin of peaches &amp; a clothes-peg, the latter given to her, personally, on the ramp, by the Bailiff. He's never given anybody one. He looked straight at her. He's always liked a good voice, it turns out.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1986245059810347511"
          ],
          "editableUntil": "2025-11-06T02:31:39.564Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Wim",
            "screen_name": "wim_jantjebos",
            "indices": [
              "0",
              "14"
            ],
            "id_str": "783415948739491445",
            "id": "783415948739491445"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "15",
        "48"
      ],
      "favorite_count": "16",
      "in_reply_to_status_id_str": "1986206967139759538",
      "id_str": "1986245059810347511",
      "in_reply_to_user_id": "783415948739491445",
      "truncated": false,
      "retweet_count": "1",
      "id": "1986245059810347511",
      "in_reply_to_status_id": "1986206967139759538",
      "created_at": "Thu Nov 06 01:31:39 +0000 2025",
      "favorited": false,
      "full_text": "@wim_jantjebos You've signed on with the CEMENT?",
      "lang": "en",
      "in_reply_to_screen_name": "wim_jantjebos",
      "in_reply_to_user_id_str": "783415948739491445"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1948662988037846724"
          ],
          "editableUntil": "2025-07-25T09:33:55.412Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [
          {
            "text": "shipsbyname",
            "indices": [
              "181",
              "193"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "193"
      ],
      "favorite_count": "179",
      "id_str": "1948662988037846724",
      "truncated": false,
      "retweet_count": "16",
      "id": "1948662988037846724",
      "created_at": "Fri Jul 25 08:33:55 +0000 2025",
      "favorited": false,
      "full_text": "Ocean Excellence IV passed at a quarter to nine, freshly painted, grey, curtains drawn. I dipped the kitchen lamp. You don't stop greeting a dog because it's been given a new name. #shipsbyname",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1961659291052653312"
          ],
          "editableUntil": "2025-08-30T06:16:35.511Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "36"
      ],
      "favorite_count": "138",
      "id_str": "1961659291052653312",
      "truncated": false,
      "retweet_count": "8",
      "id": "1961659291052653312",
      "created_at": "Sat Aug 30 05:16:35 +0000 2025",
      "favorited": false,
      "full_text": "Lamp out. Coffee on. Nobody drowned!",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1862167469168608981"
          ],
          "editableUntil": "2024-11-28T17:11:36.705Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Bosun, retd.",
            "screen_name": "bosun_grumsvik",
            "indices": [
              "0",
              "15"
            ],
            "id_str": "1096271541961111582",
            "id": "1096271541961111582"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "16",
        "118"
      ],
      "favorite_count": "30",
      "in_reply_to_status_id_str": "1862159516770460073",
      "id_str": "1862167469168608981",
      "in_reply_to_user_id": "1096271541961111582",
      "truncated": false,
      "retweet_count": "1",
      "id": "1862167469168608981",
      "in_reply_to_status_id": "1862159516770460073",
      "created_at": "Thu Nov 28 16:11:36 +0000 2024",
      "favorited": false,
      "full_text": "@bosun_grumsvik Yes, she's the one with the cement. No, I've never met any of them. I know their cook has a bad tooth.",
      "lang": "en",
      "in_reply_to_screen_name": "bosun_grumsvik",
      "in_reply_to_user_id_str": "1096271541961111582"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1694383816993010324",
            "1694385297582471232"
          ],
          "editableUntil": "2023-08-23T17:19:16.757Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [],
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1694383816993010324/photo/1",
            "indices": [
              "77",
              "100"
            ],
            "url": "https://t.co/2uuldWvZYm",
            "media_url": "http://pbs.example.org/media/Oo3SC4hLGT6nfyw.jpg",
            "id_str": "1694383733108217164",
            "id": "1694383733108217164",
            "media_url_https": "https://pbs.example.org/media/Oo3SC4hLGT6nfyw.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/2uuldWvZYm"
          }
        ]
      },
      "display_text_range": [
        "0",
        "76"
      ],
      "favorite_count": "137",
      "id_str": "1694383816993010324",
      "truncated": false,
      "retweet_count": "26",
      "id": "1694383816993010324",
      "possibly_sensitive": false,
      "created_at": "Wed Aug 23 16:19:16 +0000 2023",
      "favorited": false,
      "full_text": "The heater is out. The whole island smells like the inside of a good drawer. https://t.co/2uuldWvZYm",
      "lang": "en",
      "extended_entities": {
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1694383816993010324/photo/1",
            "indices": [
              "77",
              "100"
            ],
            "url": "https://t.co/2uuldWvZYm",
            "media_url": "http://pbs.example.org/media/Oo3SC4hLGT6nfyw.jpg",
            "id_str": "1694383733108217164",
            "id": "1694383733108217164",
            "media_url_https": "https://pbs.example.org/media/Oo3SC4hLGT6nfyw.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/2uuldWvZYm"
          },
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1694383816993010324/photo/1",
            "indices": [
              "77",
              "100"
            ],
            "url": "https://t.co/2uuldWvZYm",
            "media_url": "http://pbs.example.org/media/I8dlRME4eXlGhRb.jpg",
            "id_str": "1694383737304460656",
            "id": "1694383737304460656",
            "media_url_https": "https://pbs.example.org/media/I8dlRME4eXlGhRb.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/2uuldWvZYm"
          }
        ]
      }
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1680540775579646345"
          ],
          "editableUntil": "2023-07-16T12:31:58.492Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Hamnvåg Garn",
            "screen_name": "knit_hamnvag",
            "indices": [
              "0",
              "13"
            ],
            "id_str": "588538925413921548",
            "id": "588538925413921548"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "14",
        "89"
      ],
      "favorite_count": "10",
      "in_reply_to_status_id_str": "1680516998069782009",
      "id_str": "1680540775579646345",
      "in_reply_to_user_id": "588538925413921548",
      "truncated": false,
      "retweet_count": "1",
      "id": "1680540775579646345",
      "in_reply_to_status_id": "1680516998069782009",
      "created_at": "Sun Jul 16 11:31:58 +0000 2023",
      "favorited": false,
      "full_text": "@knit_hamnvag Please do not send another diagram. I believe the diagrams are left-handed.",
      "lang": "en",
      "in_reply_to_screen_name": "knit_hamnvag",
      "in_reply_to_user_id_str": "588538925413921548"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2029090758883581918"
          ],
          "editableUntil": "2026-03-04T08:05:10.258Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "32"
      ],
      "favorite_count": "73",
      "id_str": "2029090758883581918",
      "truncated": false,
      "retweet_count": "13",
      "id": "2029090758883581918",
      "created_at": "Wed Mar 04 07:05:10 +0000 2026",
      "favorited": false,
      "full_text": "Wind S 4. Rain. Sandwich intact.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1868618561097931037"
          ],
          "editableUntil": "2024-12-16T12:25:56.876Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "115"
      ],
      "favorite_count": "468",
      "id_str": "1868618561097931037",
      "truncated": false,
      "retweet_count": "11",
      "id": "1868618561097931037",
      "created_at": "Mon Dec 16 11:25:56 +0000 2024",
      "favorited": false,
      "full_text": "It's dark &amp; wet &amp; the coffee is weak &amp; I would not be anywhere else, so I can't even complain properly.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1732395508060881966"
          ],
          "editableUntil": "2023-12-06T14:44:10.130Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "163"
      ],
      "favorite_count": "55",
      "id_str": "1732395508060881966",
      "truncated": false,
      "retweet_count": "5",
      "id": "1732395508060881966",
      "created_at": "Wed Dec 06 13:44:10 +0000 2023",
      "favorited": false,
      "full_text": "Madame's winter clean. 1,176 prisms, one chamois leather, vinegar &amp; breath. You see yourself upside down a thousand times, each one smaller and more surprised.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1623202658135311233"
          ],
          "editableUntil": "2023-02-08T07:10:46.003Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "124"
      ],
      "favorite_count": "2",
      "id_str": "1623202658135311233",
      "truncated": false,
      "retweet_count": "0",
      "id": "1623202658135311233",
      "created_at": "Wed Feb 08 06:10:46 +0000 2023",
      "favorited": false,
      "full_text": "Frost on the gallery rail. The whole tower sounds like somebody chewing sugar. 137 up, 137 down, checked with mittens on. ❄️",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1617956737536706916"
          ],
          "editableUntil": "2023-01-24T19:45:21.068Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [
          {
            "text": "fogcount",
            "indices": [
              "108",
              "117"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "120"
      ],
      "favorite_count": "32",
      "id_str": "1617956737536706916",
      "truncated": false,
      "retweet_count": "2",
      "id": "1617956737536706916",
      "created_at": "Tue Jan 24 18:45:21 +0000 2023",
      "favorited": false,
      "full_text": "Aunt Borghild has now spoken for fourteen hours without once taking a sip of water. I am wearing both hats. #fogcount 23",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1664195208678237631"
          ],
          "editableUntil": "2023-06-01T10:00:31.657Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "80"
      ],
      "favorite_count": "47",
      "id_str": "1664195208678237631",
      "truncated": false,
      "retweet_count": "9",
      "id": "1664195208678237631",
      "created_at": "Thu Jun 01 09:00:31 +0000 2023",
      "favorited": false,
      "full_text": "Annual measurement of the Forest. 118 cm. Last year: 118. It is consolidating. 🌲",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2111701590795753232"
          ],
          "editableUntil": "2026-10-18T07:11:07.421Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [
          {
            "text": "fogcount",
            "indices": [
              "83",
              "92"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "96"
      ],
      "favorite_count": "1187",
      "id_str": "2111701590795753232",
      "truncated": false,
      "retweet_count": "31",
      "id": "2111701590795753232",
      "created_at": "Sun Oct 18 06:11:07 +0000 2026",
      "favorited": false,
      "full_text": "Fog, and Aunt Borghild in her best voice. She hasn't been told. I think she knows. #fogcount 377",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1903771287578282796"
          ],
          "editableUntil": "2025-03-23T12:30:19.975Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "58"
      ],
      "favorite_count": "1298",
      "id_str": "1903771287578282796",
      "truncated": false,
      "retweet_count": "106",
      "id": "1903771287578282796",
      "created_at": "Sun Mar 23 11:30:19 +0000 2025",
      "favorited": false,
      "full_text": "New on the menu: seaweed. 1 star. \"Tasted of the cause.\" 🌿",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1711636464776280967"
          ],
          "editableUntil": "2023-10-10T07:55:08.527Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "140"
      ],
      "favorite_count": "3",
      "id_str": "1711636464776280967",
      "truncated": false,
      "retweet_count": "0",
      "id": "1711636464776280967",
      "created_at": "Tue Oct 10 06:55:08 +0000 2023",
      "favorited": false,
      "full_text": "The petition stands at 603. Arnfinn has signed with a cross, though he can write perfectly well. He said it looked more like a grave matter.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1878745923245808699"
          ],
          "editableUntil": "2025-01-13T11:08:28.170Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Kystdirektoratet",
            "screen_name": "kystdir_info",
            "indices": [
              "3",
              "16"
            ],
            "id_str": "623426047178932944",
            "id": "623426047178932944"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "0",
        "140"
      ],
      "favorite_count": "0",
      "id_str": "1878745923245808699",
      "truncated": false,
      "retweet_count": "18",
      "id": "1878745923245808699",
      "created_at": "Mon Jan 13 10:08:28 +0000 2025",
      "favorited": true,
      "full_text": "RT @kystdir_info: LightPath update: the transition of Skarholm is planned for Q4 2025 following a lessons-learned process. Thank you for yo…",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1631320693936631857"
          ],
          "editableUntil": "2023-03-02T16:48:56.564Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Gull Police",
            "screen_name": "gullpolice_ex",
            "indices": [
              "0",
              "14"
            ],
            "id_str": "918204156607517509",
            "id": "918204156607517509"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "15",
        "128"
      ],
      "favorite_count": "24",
      "in_reply_to_status_id_str": "1631290645945318044",
      "id_str": "1631320693936631857",
      "in_reply_to_user_id": "918204156607517509",
      "truncated": false,
      "retweet_count": "0",
      "id": "1631320693936631857",
      "in_reply_to_status_id": "1631290645945318044",
      "created_at": "Thu Mar 02 15:48:56 +0000 2023",
      "favorited": false,
      "full_text": "@gullpolice_ex He is not stuck. He has simply got it into his head that the chimney is the letter box and that he is the letter.",
      "lang": "en",
      "in_reply_to_screen_name": "gullpolice_ex",
      "in_reply_to_user_id_str": "918204156607517509"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2118004668455604647"
          ],
          "editableUntil": "2026-11-04T16:37:18.240Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "36"
      ],
      "favorite_count": "701",
      "id_str": "2118004668455604647",
      "truncated": false,
      "retweet_count": "114",
      "id": "2118004668455604647",
      "created_at": "Wed Nov 04 15:37:18 +0000 2026",
      "favorited": false,
      "full_text": "Lampen er tent. Alt vel på Skarholm.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1703464956245436299"
          ],
          "editableUntil": "2023-09-17T18:44:29.074Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "178"
      ],
      "favorite_count": "49",
      "id_str": "1703464956245436299",
      "truncated": false,
      "retweet_count": "5",
      "id": "1703464956245436299",
      "created_at": "Sun Sep 17 17:44:29 +0000 2023",
      "favorited": false,
      "full_text": "Sunday telephone. Ragnhild: \"And what do you DO all day?\" So I told her. It took an hour and twenty minutes and I had only got to the pump. She said: \"I was making conversation.\"",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1794114180918403523"
          ],
          "editableUntil": "2024-05-24T22:12:08.417Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "61"
      ],
      "favorite_count": "40",
      "id_str": "1794114180918403523",
      "truncated": false,
      "retweet_count": "6",
      "id": "1794114180918403523",
      "created_at": "Fri May 24 21:12:08 +0000 2024",
      "favorited": false,
      "full_text": "The night is now three hours long. It hardly pays to undress.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1779940322969387510"
          ],
          "editableUntil": "2024-04-15T19:30:17.344Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [
          {
            "text": "vikslog",
            "indices": [
              "125",
              "133"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "133"
      ],
      "favorite_count": "175",
      "id_str": "1779940322969387510",
      "truncated": false,
      "retweet_count": "25",
      "id": "1779940322969387510",
      "created_at": "Mon Apr 15 18:30:17 +0000 2024",
      "favorited": false,
      "full_text": "Vik, 15. april 1926: «Stille. Malte båten. Kua så på.» Jeg har lest det høyt for geita. Hun syntes det var for mye handling. #vikslog",
      "lang": "no"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1756641867809607685",
            "1756642849275089687"
          ],
          "editableUntil": "2024-02-11T12:30:32.770Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "105"
      ],
      "favorite_count": "142",
      "id_str": "1756641867809607685",
      "truncated": false,
      "retweet_count": "20",
      "id": "1756641867809607685",
      "created_at": "Sun Feb 11 11:30:32 +0000 2024",
      "favorited": false,
      "full_text": "Shrovetide buns. I mad six. I ate two, logged two, and turned my back for a moment that I shall regret. 🥯",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "edit": {
          "initialTweetId": "1637002982518986276",
          "editControlInitial": {
            "editTweetIds": [
              "1637002982518986276",
              "1637004458914206980"
            ],
            "editableUntil": "2023-03-18T09:08:19.734Z",
            "editsRemaining": "4",
            "isEditEligible": true
          }
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "156"
      ],
      "favorite_count": "71",
      "id_str": "1637004458914206980",
      "truncated": false,
      "retweet_count": "5",
      "id": "1637004458914206980",
      "created_at": "Sat Mar 18 08:14:11 +0000 2023",
      "favorited": false,
      "full_text": "Bought nothing. Spoke to nobody. Painted forty metres of railing. Had a cheese sandwich with a view of Denmark, or cloud. Nobody drowned. A good Saturday. 🧀",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1778658129251423747"
          ],
          "editableUntil": "2024-04-12T06:35:18.540Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [
          {
            "text": "shipsbyname",
            "indices": [
              "0",
              "12"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "179"
      ],
      "favorite_count": "55",
      "id_str": "1778658129251423747",
      "truncated": false,
      "retweet_count": "8",
      "id": "1778658129251423747",
      "created_at": "Fri Apr 12 05:35:18 +0000 2024",
      "favorited": false,
      "full_text": "#shipsbyname before breakfast: Wanda K. with gulls on her like rice on a bride. Greta Holm, going back for something. A new one, Ocean Fidelity, who will not say where she's from.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2035041476374544858"
          ],
          "editableUntil": "2026-03-20T18:11:11.866Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "30"
      ],
      "favorite_count": "135",
      "id_str": "2035041476374544858",
      "truncated": false,
      "retweet_count": "10",
      "id": "2035041476374544858",
      "created_at": "Fri Mar 20 17:11:11 +0000 2026",
      "favorited": false,
      "full_text": "Equinox. Half of everything. 🌗",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1744064042054190348"
          ],
          "editableUntil": "2024-01-07T19:30:45.425Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Hamnvåg Bakeri",
            "screen_name": "baker_hamnvag",
            "indices": [
              "0",
              "14"
            ],
            "id_str": "992918002595435677",
            "id": "992918002595435677"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "15",
        "118"
      ],
      "favorite_count": "73",
      "in_reply_to_status_id_str": "1744029904613279072",
      "id_str": "1744064042054190348",
      "in_reply_to_user_id": "992918002595435677",
      "truncated": false,
      "retweet_count": "1",
      "id": "1744064042054190348",
      "in_reply_to_status_id": "1744029904613279072",
      "created_at": "Sun Jan 07 18:30:45 +0000 2024",
      "favorited": false,
      "full_text": "@baker_hamnvag The January loaf arrived frozen, in the shape of Arnfinn's glove. Very good. One could taste the thumb.",
      "lang": "en",
      "in_reply_to_screen_name": "baker_hamnvag",
      "in_reply_to_user_id_str": "992918002595435677"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1855383004771608922"
          ],
          "editableUntil": "2024-11-09T23:52:34.343Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "17"
      ],
      "favorite_count": "146",
      "id_str": "1855383004771608922",
      "truncated": false,
      "retweet_count": "12",
      "id": "1855383004771608922",
      "created_at": "Sat Nov 09 22:52:34 +0000 2024",
      "favorited": false,
      "full_text": "Eggskjær is dark.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1825838091425944480"
          ],
          "editableUntil": "2024-08-20T11:11:38.084Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "108"
      ],
      "favorite_count": "1103",
      "id_str": "1825838091425944480",
      "truncated": false,
      "retweet_count": "167",
      "id": "1825838091425944480",
      "created_at": "Tue Aug 20 10:11:38 +0000 2024",
      "favorited": false,
      "full_text": "Arnfinn: ten words. I gave him a cinnamon bun. He said it was no worse than Mother's, and went away quickly.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1735699167977199650"
          ],
          "editableUntil": "2023-12-15T17:31:44.033Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [],
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1735699167977199650/photo/1",
            "indices": [
              "0",
              "23"
            ],
            "url": "https://t.co/l6efJrRTug",
            "media_url": "http://pbs.example.org/media/fO3yiaXSeBKxfCw.jpg",
            "id_str": "1735699084088280905",
            "id": "1735699084088280905",
            "media_url_https": "https://pbs.example.org/media/fO3yiaXSeBKxfCw.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/l6efJrRTug"
          }
        ]
      },
      "display_text_range": [
        "0",
        "23"
      ],
      "favorite_count": "120",
      "id_str": "1735699167977199650",
      "truncated": false,
      "retweet_count": "9",
      "id": "1735699167977199650",
      "possibly_sensitive": false,
      "created_at": "Fri Dec 15 16:31:44 +0000 2023",
      "favorited": false,
      "full_text": "https://t.co/l6efJrRTug",
      "lang": "qme",
      "extended_entities": {
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1735699167977199650/photo/1",
            "indices": [
              "0",
              "23"
            ],
            "url": "https://t.co/l6efJrRTug",
            "media_url": "http://pbs.example.org/media/fO3yiaXSeBKxfCw.jpg",
            "id_str": "1735699084088280905",
            "id": "1735699084088280905",
            "media_url_https": "https://pbs.example.org/media/fO3yiaXSeBKxfCw.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/l6efJrRTug"
          }
        ]
      }
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1678709585901907792"
          ],
          "editableUntil": "2023-07-11T11:15:28.851Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "78"
      ],
      "favorite_count": "25",
      "id_str": "1678709585901907792",
      "truncated": false,
      "retweet_count": "4",
      "id": "1678709585901907792",
      "created_at": "Tue Jul 11 10:15:28 +0000 2023",
      "favorited": false,
      "full_text": "Arnfinn: ten words today, as he had his grandson on board and was showing off.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1629775999576295334"
          ],
          "editableUntil": "2023-02-26T10:30:52.729Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Hamnvåg Archive",
            "screen_name": "ask_archivist_h",
            "indices": [
              "0",
              "16"
            ],
            "id_str": "670413211694327918",
            "id": "670413211694327918"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "17",
        "141"
      ],
      "favorite_count": "5",
      "in_reply_to_status_id_str": "1629734505323912655",
      "id_str": "1629775999576295334",
      "in_reply_to_user_id": "670413211694327918",
      "truncated": false,
      "retweet_count": "0",
      "id": "1629775999576295334",
      "in_reply_to_status_id": "1629734505323912655",
      "created_at": "Sun Feb 26 09:30:52 +0000 2023",
      "favorited": false,
      "full_text": "@ask_archivist_h Yes! The log for 1911 to 1938 is here. Vik wrote it all in the same brown ink. You can see on the page where a wave came in.",
      "lang": "en",
      "in_reply_to_screen_name": "ask_archivist_h",
      "in_reply_to_user_id_str": "670413211694327918"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1632262304182891180"
          ],
          "editableUntil": "2023-03-05T07:10:33.941Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Eggskjær light (auto)",
            "screen_name": "eggskjaer_auto",
            "indices": [
              "0",
              "15"
            ],
            "id_str": "585637435930355055",
            "id": "585637435930355055"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "16",
        "115"
      ],
      "favorite_count": "10",
      "in_reply_to_status_id_str": "1632238103048199933",
      "id_str": "1632262304182891180",
      "in_reply_to_user_id": "585637435930355055",
      "truncated": false,
      "retweet_count": "1",
      "id": "1632262304182891180",
      "in_reply_to_status_id": "1632238103048199933",
      "created_at": "Sun Mar 05 06:10:33 +0000 2023",
      "favorited": false,
      "full_text": "@eggskjaer_auto Good morning, Eggskjær. I can see you. Two seconds late on the third flash, if nobody has told you.",
      "lang": "en",
      "in_reply_to_screen_name": "eggskjaer_auto",
      "in_reply_to_user_id_str": "585637435930355055"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "edit": {
          "initialTweetId": "1969643812383613324",
          "editControlInitial": {
            "editTweetIds": [
              "1969643812383613324",
              "1969644739322070255"
            ],
            "editableUntil": "2025-09-21T07:04:13.741Z",
            "editsRemaining": "4",
            "isEditEligible": true
          }
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "125"
      ],
      "favorite_count": "464",
      "id_str": "1969644739322070255",
      "truncated": false,
      "retweet_count": "19",
      "id": "1969644739322070255",
      "created_at": "Sun Sep 21 06:07:54 +0000 2025",
      "favorited": false,
      "full_text": "Thrushes!\nThrushes thrushes thrushes.\n\nThat's all the log says, from midnight to five. I did check my handwriting. It's mine.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1742838997335224287"
          ],
          "editableUntil": "2024-01-04T10:22:52.004Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "144"
      ],
      "favorite_count": "51",
      "id_str": "1742838997335224287",
      "truncated": false,
      "retweet_count": "5",
      "id": "1742838997335224287",
      "created_at": "Thu Jan 04 09:22:52 +0000 2024",
      "favorited": false,
      "full_text": "A new year, a new e-mail signature: Preben is now \"Lead Transition Consultant\". He asks what I want from 2024. I have answered: a gasket, 40 mm.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1924741496890319587"
          ],
          "editableUntil": "2025-05-20T09:18:27.483Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [
          {
            "text": "LightPath",
            "indices": [
              "120",
              "130"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Kystdirektoratet",
            "screen_name": "kystdir_info",
            "indices": [
              "3",
              "16"
            ],
            "id_str": "623426047178932944",
            "id": "623426047178932944"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "0",
        "130"
      ],
      "favorite_count": "0",
      "id_str": "1924741496890319587",
      "truncated": false,
      "retweet_count": "21",
      "id": "1924741496890319587",
      "created_at": "Tue May 20 08:18:27 +0000 2025",
      "favorited": true,
      "full_text": "RT @kystdir_info: From 1 June our senior consultant will be doing a five-day \"embedded week\" at Skarholm. Follow along! #LightPath",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1628800731924219487"
          ],
          "editableUntil": "2023-02-23T17:55:30.801Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "87"
      ],
      "favorite_count": "41",
      "id_str": "1628800731924219487",
      "truncated": false,
      "retweet_count": "4",
      "id": "1628800731924219487",
      "created_at": "Thu Feb 23 16:55:30 +0000 2023",
      "favorited": false,
      "full_text": "Dry socks &amp; a calm sea. I ask so little, and usually get the one without the other.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1999753836650269539"
          ],
          "editableUntil": "2025-12-13T09:10:42.944Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "23"
      ],
      "favorite_count": "253",
      "id_str": "1999753836650269539",
      "truncated": false,
      "retweet_count": "31",
      "id": "1999753836650269539",
      "created_at": "Sat Dec 13 08:10:42 +0000 2025",
      "favorited": false,
      "full_text": "Lucia. Same long johns.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1686469361558093389"
          ],
          "editableUntil": "2023-08-01T21:10:03.537Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "38"
      ],
      "favorite_count": "97",
      "id_str": "1686469361558093389",
      "truncated": false,
      "retweet_count": "18",
      "id": "1686469361558093389",
      "created_at": "Tue Aug 01 20:10:03 +0000 2023",
      "favorited": false,
      "full_text": "Lamp lit. All well. Good night, ships!",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1700392374697013373"
          ],
          "editableUntil": "2023-09-09T07:15:08.547Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "162"
      ],
      "favorite_count": "20",
      "id_str": "1700392374697013373",
      "truncated": false,
      "retweet_count": "3",
      "id": "1700392374697013373",
      "created_at": "Sat Sep 09 06:15:08 +0000 2023",
      "favorited": false,
      "full_text": "Trekket har begynt. I natt gikk det fugl gjennom lyset i seks timer, som snø som har bestemt seg. Jeg slo av lampa på verandaen og lot den store gjøre jobben sin.",
      "lang": "no"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1655238705692996983"
          ],
          "editableUntil": "2023-05-07T16:50:34.942Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "136"
      ],
      "favorite_count": "233",
      "id_str": "1655238705692996983",
      "truncated": false,
      "retweet_count": "37",
      "id": "1655238705692996983",
      "created_at": "Sun May 07 15:50:34 +0000 2023",
      "favorited": false,
      "full_text": "Who else has a chair nobody sits in? Mine is Father's. The Deputy tried it once, got down again, and has been very formal with me since.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1966581150796869287"
          ],
          "editableUntil": "2025-09-12T20:14:18.317Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [],
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1966581150796869287/photo/1",
            "indices": [
              "166",
              "189"
            ],
            "url": "https://t.co/9XWUAigMPu",
            "media_url": "http://pbs.example.org/media/2iI1kL0mg5AwqqM.jpg",
            "id_str": "1966581066907949911",
            "id": "1966581066907949911",
            "media_url_https": "https://pbs.example.org/media/2iI1kL0mg5AwqqM.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/9XWUAigMPu"
          }
        ]
      },
      "display_text_range": [
        "0",
        "165"
      ],
      "favorite_count": "212",
      "id_str": "1966581150796869287",
      "truncated": false,
      "retweet_count": "15",
      "id": "1966581150796869287",
      "possibly_sensitive": false,
      "created_at": "Fri Sep 12 19:14:18 +0000 2025",
      "favorited": false,
      "full_text": "You can grow fond of a mistake. I came up from the boat tonight with my sack on my back and the lamp just lit, and I caught myself thinking: there she is. Scar Home. https://t.co/9XWUAigMPu",
      "lang": "en",
      "extended_entities": {
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1966581150796869287/photo/1",
            "indices": [
              "166",
              "189"
            ],
            "url": "https://t.co/9XWUAigMPu",
            "media_url": "http://pbs.example.org/media/2iI1kL0mg5AwqqM.jpg",
            "id_str": "1966581066907949911",
            "id": "1966581066907949911",
            "media_url_https": "https://pbs.example.org/media/2iI1kL0mg5AwqqM.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/9XWUAigMPu"
          }
        ]
      }
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1657677546609640702"
          ],
          "editableUntil": "2023-05-14T10:21:39.928Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "122"
      ],
      "favorite_count": "80",
      "id_str": "1657677546609640702",
      "truncated": false,
      "retweet_count": "11",
      "id": "1657677546609640702",
      "created_at": "Sun May 14 09:21:39 +0000 2023",
      "favorited": false,
      "full_text": "Oppvasken er gjort, kjelleren er tørr, og presten på radioen sa noe om trofasthet. Jeg så bort på pumpe nr. 1. Den så ned.",
      "lang": "no"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1685263409901153694"
          ],
          "editableUntil": "2023-07-29T13:18:02.257Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Fjordprins night bridge",
            "screen_name": "nightferry_fp",
            "indices": [
              "0",
              "14"
            ],
            "id_str": "1019556845191914124",
            "id": "1019556845191914124"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "15",
        "169"
      ],
      "favorite_count": "29",
      "in_reply_to_status_id_str": "1685253196772263535",
      "id_str": "1685263409901153694",
      "in_reply_to_user_id": "1019556845191914124",
      "truncated": false,
      "retweet_count": "3",
      "id": "1685263409901153694",
      "in_reply_to_status_id": "1685253196772263535",
      "created_at": "Sat Jul 29 12:18:02 +0000 2023",
      "favorited": false,
      "full_text": "@nightferry_fp Fjordprins, you were eleven minutes late on Thursday and lit up like a wedding. I make no complaint. I only mention that I was worried for eleven minutes.",
      "lang": "en",
      "in_reply_to_screen_name": "nightferry_fp",
      "in_reply_to_user_id_str": "1019556845191914124"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1749085990473514518"
          ],
          "editableUntil": "2024-01-21T16:06:11.232Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [
          {
            "url": "https://t.co/DDnOqo6Emy",
            "expanded_url": "https://example.org/letters/tuva-14",
            "display_url": "example.org/letters/tuva-14",
            "indices": [
              "110",
              "133"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "133"
      ],
      "favorite_count": "482",
      "id_str": "1749085990473514518",
      "truncated": false,
      "retweet_count": "93",
      "id": "1749085990473514518",
      "possibly_sensitive": false,
      "created_at": "Sun Jan 21 15:06:11 +0000 2024",
      "favorited": false,
      "full_text": "Tuva (7 now, a serious age) wants to know what I do if I have to sneeze on the stairs. I stop on an even one. https://t.co/DDnOqo6Emy",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1624484722082075221"
          ],
          "editableUntil": "2023-02-11T20:05:13.868Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [],
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1624484722082075221/photo/1",
            "indices": [
              "111",
              "134"
            ],
            "url": "https://t.co/qbQqif3NIP",
            "media_url": "http://pbs.example.org/media/oUmDHqMqaU7QHhF.jpg",
            "id_str": "1624484638196620208",
            "id": "1624484638196620208",
            "media_url_https": "https://pbs.example.org/media/oUmDHqMqaU7QHhF.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/qbQqif3NIP"
          }
        ]
      },
      "display_text_range": [
        "0",
        "110"
      ],
      "favorite_count": "7",
      "id_str": "1624484722082075221",
      "truncated": false,
      "retweet_count": "0",
      "id": "1624484722082075221",
      "possibly_sensitive": false,
      "created_at": "Sat Feb 11 19:05:13 +0000 2023",
      "favorited": false,
      "full_text": "The Bailiff: 1\nWaffles: 0\nKeeper: on the roof with a broom, observed by a Dutch coaster, who sounded her horn. https://t.co/qbQqif3NIP",
      "lang": "en",
      "extended_entities": {
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1624484722082075221/photo/1",
            "indices": [
              "111",
              "134"
            ],
            "url": "https://t.co/qbQqif3NIP",
            "media_url": "http://pbs.example.org/media/oUmDHqMqaU7QHhF.jpg",
            "id_str": "1624484638196620208",
            "id": "1624484638196620208",
            "media_url_https": "https://pbs.example.org/media/oUmDHqMqaU7QHhF.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/qbQqif3NIP"
          }
        ]
      }
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1822772688974061948"
          ],
          "editableUntil": "2024-08-12T00:10:49.187Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "quiet frequency",
            "screen_name": "quietfreq_ex",
            "indices": [
              "0",
              "13"
            ],
            "id_str": "1351748133715992284",
            "id": "1351748133715992284"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "14",
        "99"
      ],
      "favorite_count": "39",
      "in_reply_to_status_id_str": "1822764585580860770",
      "id_str": "1822772688974061948",
      "in_reply_to_user_id": "1351748133715992284",
      "truncated": false,
      "retweet_count": "2",
      "id": "1822772688974061948",
      "in_reply_to_status_id": "1822764585580860770",
      "created_at": "Sun Aug 11 23:10:49 +0000 2024",
      "favorited": false,
      "full_text": "@quietfreq_ex You can hear it. Tonight it's 93 shooting stars, one owl &amp; a goat eating a chair.",
      "lang": "en",
      "in_reply_to_screen_name": "quietfreq_ex",
      "in_reply_to_user_id_str": "1351748133715992284"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2022555991059297258"
          ],
          "editableUntil": "2026-02-14T07:18:20.198Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [
          {
            "url": "https://t.co/CplPLTPxJE",
            "expanded_url": "https://example.org/claims/no-form-for-this",
            "display_url": "example.org/claims/no-form…",
            "indices": [
              "78",
              "101"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "101"
      ],
      "favorite_count": "135",
      "id_str": "2022555991059297258",
      "truncated": false,
      "retweet_count": "3",
      "id": "2022555991059297258",
      "possibly_sensitive": false,
      "created_at": "Sat Feb 14 06:18:20 +0000 2026",
      "favorited": false,
      "full_text": "The insurance company wonders if there's anything they can do about the gull. https://t.co/CplPLTPxJE",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1995153353845685170"
          ],
          "editableUntil": "2025-11-30T16:30:02.370Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "36"
      ],
      "favorite_count": "143",
      "id_str": "1995153353845685170",
      "truncated": false,
      "retweet_count": "7",
      "id": "1995153353845685170",
      "created_at": "Sun Nov 30 15:30:02 +0000 2025",
      "favorited": false,
      "full_text": "Lampen er tent. Alt vel på Skarholm.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1929098587419709464"
          ],
          "editableUntil": "2025-06-01T09:51:58.816Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "172"
      ],
      "favorite_count": "56",
      "id_str": "1929098587419709464",
      "truncated": false,
      "retweet_count": "5",
      "id": "1929098587419709464",
      "created_at": "Sun Jun 01 08:51:58 +0000 2025",
      "favorited": false,
      "full_text": "Annual measurement, 119 cm. Witness: P. Lund-Iversen, on his knees with a spirit level. \"We must account for the moss,\" he said. I'm beginning to have hopes for that boy. 🌲",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1616684620870975160"
          ],
          "editableUntil": "2023-01-21T07:30:24.820Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [
          {
            "text": "shipsbyname",
            "indices": [
              "176",
              "188"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "188"
      ],
      "favorite_count": "24",
      "id_str": "1616684620870975160",
      "truncated": false,
      "retweet_count": "3",
      "id": "1616684620870975160",
      "created_at": "Sat Jan 21 06:30:24 +0000 2023",
      "favorited": false,
      "full_text": "01:10 Wanda K., trawler, heading home low in the water.\n03:25 Pacific Sincerity, car carrier, looks like a filing cabinet that has been promoted.\n04:50 a light I did not know. #shipsbyname",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2032697850120242155"
          ],
          "editableUntil": "2026-03-14T06:58:27.825Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "77"
      ],
      "favorite_count": "112",
      "id_str": "2032697850120242155",
      "truncated": false,
      "retweet_count": "4",
      "id": "2032697850120242155",
      "created_at": "Sat Mar 14 05:58:27 +0000 2026",
      "favorited": false,
      "full_text": "\"Scar Home,\" says the machine. \"North-west five. Good.\" And I thought, is it?",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1615983744248748690"
          ],
          "editableUntil": "2023-01-19T09:05:22.812Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Kystdirektoratet",
            "screen_name": "kystdir_info",
            "indices": [
              "3",
              "16"
            ],
            "id_str": "623426047178932944",
            "id": "623426047178932944"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "0",
        "140"
      ],
      "favorite_count": "0",
      "id_str": "1615983744248748690",
      "truncated": false,
      "retweet_count": "64",
      "id": "1615983744248748690",
      "created_at": "Thu Jan 19 08:05:22 +0000 2023",
      "favorited": true,
      "full_text": "RT @kystdir_info: Did you know? 94 percent of our coastal lights are already running on the LightPath platform, giving safer, smarter fairw…",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1672326245169271655"
          ],
          "editableUntil": "2023-06-23T20:30:21.824Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "102"
      ],
      "favorite_count": "117",
      "id_str": "1672326245169271655",
      "truncated": false,
      "retweet_count": "6",
      "id": "1672326245169271655",
      "created_at": "Fri Jun 23 19:30:21 +0000 2023",
      "favorited": false,
      "full_text": "Sankthansaften. Bålet er tent på moloen, pølsene er grillet, og Namsmannen har tatt dem. God sommer. 🔥",
      "lang": "no"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1764224391016440298"
          ],
          "editableUntil": "2024-03-03T10:40:47.179Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "199"
      ],
      "favorite_count": "50",
      "id_str": "1764224391016440298",
      "truncated": false,
      "retweet_count": "1",
      "id": "1764224391016440298",
      "created_at": "Sun Mar 03 09:40:47 +0000 2024",
      "favorited": false,
      "full_text": "Kari came on Arnfinn's boat with a rucksack and her own pillow. She went straight up the tower without taking off her coat. I heard her stop at the top. I put on the coffee and took my time about it.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1774696887699160150"
          ],
          "editableUntil": "2024-04-01T08:14:44.958Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "83"
      ],
      "favorite_count": "769",
      "id_str": "1774696887699160150",
      "truncated": false,
      "retweet_count": "25",
      "id": "1774696887699160150",
      "created_at": "Mon Apr 01 07:14:44 +0000 2024",
      "favorited": false,
      "full_text": "The Bailiff returned my good scissors this morning and apologised.\n\nFirst of April.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1864231346682027597"
          ],
          "editableUntil": "2024-12-04T09:52:43.449Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "150"
      ],
      "favorite_count": "303",
      "id_str": "1864231346682027597",
      "truncated": false,
      "retweet_count": "49",
      "id": "1864231346682027597",
      "created_at": "Wed Dec 04 08:52:43 +0000 2024",
      "favorited": false,
      "full_text": "An advent calendar from Tuva, home-made, with twenty-four doors. Behind the first: \"Look behind you.\" It was the gull. I don't know how she does it. 🎄",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2072037789426875786"
          ],
          "editableUntil": "2026-06-30T20:21:20.256Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Preben Lund-Iversen",
            "screen_name": "preben_kystdir",
            "indices": [
              "3",
              "18"
            ],
            "id_str": "1071548305113418896",
            "id": "1071548305113418896"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "0",
        "36"
      ],
      "favorite_count": "0",
      "id_str": "2072037789426875786",
      "truncated": false,
      "retweet_count": "84",
      "id": "2072037789426875786",
      "created_at": "Tue Jun 30 19:21:20 +0000 2026",
      "favorited": true,
      "full_text": "RT @preben_kystdir: I need a minute.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2036327492309948079"
          ],
          "editableUntil": "2026-03-24T07:21:21.958Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "20"
      ],
      "favorite_count": "68",
      "id_str": "2036327492309948079",
      "truncated": false,
      "retweet_count": "4",
      "id": "2036327492309948079",
      "created_at": "Tue Mar 24 06:21:21 +0000 2026",
      "favorited": false,
      "full_text": "HE IS ON THE CHIMNEY",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1634994622336422079"
          ],
          "editableUntil": "2023-03-12T20:07:49.353Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [
          {
            "text": "leftsleeve",
            "indices": [
              "190",
              "201"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "201"
      ],
      "favorite_count": "64",
      "id_str": "1634994622336422079",
      "truncated": false,
      "retweet_count": "7",
      "id": "1634994622336422079",
      "created_at": "Sun Mar 12 19:07:49 +0000 2023",
      "favorited": false,
      "full_text": "\"When are you going to stop,\" said Ragnhild on the telephone. I thought she meant living here. She meant the knitting; she could hear the needles. Third left sleeve. I had not even noticed. #leftsleeve",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1612376678912745829"
          ],
          "editableUntil": "2023-01-09T10:12:11.419Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "130"
      ],
      "favorite_count": "15",
      "id_str": "1612376678912745829",
      "truncated": false,
      "retweet_count": "1",
      "id": "1612376678912745829",
      "created_at": "Mon Jan 09 09:12:11 +0000 2023",
      "favorited": false,
      "full_text": "The Directorate has asked every staffed light to begin \"outreach\". There is one staffed light. Good morning. This is the outreach.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1895355835584534052"
          ],
          "editableUntil": "2025-02-28T07:10:19.868Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [
          {
            "url": "https://t.co/jaMQewMCuS",
            "expanded_url": "https://example.org/weather/skarholm/latest",
            "display_url": "example.org/weather/skarho…",
            "indices": [
              "83",
              "106"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "106"
      ],
      "favorite_count": "169",
      "id_str": "1895355835584534052",
      "truncated": false,
      "retweet_count": "19",
      "id": "1895355835584534052",
      "possibly_sensitive": false,
      "created_at": "Fri Feb 28 06:10:19 +0000 2025",
      "favorited": false,
      "full_text": "If anyone wants to know what kind of weather we have at Skarholm today: it's fair. https://t.co/jaMQewMCuS",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1935329394212509005"
          ],
          "editableUntil": "2025-06-18T14:30:58.918Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [
          {
            "text": "thebailiff",
            "indices": [
              "109",
              "120"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": [],
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1935329394212509005/photo/1",
            "indices": [
              "121",
              "144"
            ],
            "url": "https://t.co/csQT4ULmKg",
            "media_url": "http://pbs.example.org/media/GJIAOcgiYvqPiz1.jpg",
            "id_str": "1935329310325545994",
            "id": "1935329310325545994",
            "media_url_https": "https://pbs.example.org/media/GJIAOcgiYvqPiz1.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/csQT4ULmKg"
          }
        ]
      },
      "display_text_range": [
        "0",
        "120"
      ],
      "favorite_count": "219",
      "id_str": "1935329394212509005",
      "truncated": false,
      "retweet_count": "22",
      "id": "1935329394212509005",
      "possibly_sensitive": false,
      "created_at": "Wed Jun 18 13:30:58 +0000 2025",
      "favorited": false,
      "full_text": "There he sits, on the ridge, with a lanyard round his neck. He's had it on since Saturday. He is identified. #thebailiff https://t.co/csQT4ULmKg",
      "lang": "en",
      "extended_entities": {
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1935329394212509005/photo/1",
            "indices": [
              "121",
              "144"
            ],
            "url": "https://t.co/csQT4ULmKg",
            "media_url": "http://pbs.example.org/media/GJIAOcgiYvqPiz1.jpg",
            "id_str": "1935329310325545994",
            "id": "1935329310325545994",
            "media_url_https": "https://pbs.example.org/media/GJIAOcgiYvqPiz1.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/csQT4ULmKg"
          }
        ]
      }
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1702422167742346652"
          ],
          "editableUntil": "2023-09-14T21:40:48.921Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Moss Mapper",
            "screen_name": "mossmapper_ex",
            "indices": [
              "0",
              "14"
            ],
            "id_str": "906533866438508973",
            "id": "906533866438508973"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "15",
        "105"
      ],
      "favorite_count": "186",
      "in_reply_to_status_id_str": "1702406556542465321",
      "id_str": "1702422167742346652",
      "in_reply_to_user_id": "906533866438508973",
      "truncated": false,
      "retweet_count": "16",
      "id": "1702422167742346652",
      "in_reply_to_status_id": "1702406556542465321",
      "created_at": "Thu Sep 14 20:40:48 +0000 2023",
      "favorited": false,
      "full_text": "@mossmapper_ex Sugar water, a dark box with holes, and no speeches. It left at six without its breakfast.",
      "in_reply_to_screen_name": "mossmapper_ex",
      "in_reply_to_user_id_str": "906533866438508973"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1852050718924369409"
          ],
          "editableUntil": "2024-10-31T19:11:15.486Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "161"
      ],
      "favorite_count": "768",
      "id_str": "1852050718924369409",
      "truncated": false,
      "retweet_count": "151",
      "id": "1852050718924369409",
      "created_at": "Thu Oct 31 18:11:15 +0000 2024",
      "favorited": false,
      "full_text": "Step 88 didn't cough tonight. I waited. I said \"Anton?\", which is silly, a mild night, the iron simply hasn't cooled. Went up and down once more. There it was. 👻",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1627562573369465070"
          ],
          "editableUntil": "2023-02-20T07:55:30.798Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "178"
      ],
      "favorite_count": "33",
      "id_str": "1627562573369465070",
      "truncated": false,
      "retweet_count": "5",
      "id": "1627562573369465070",
      "created_at": "Mon Feb 20 06:55:30 +0000 2023",
      "favorited": false,
      "full_text": "Wind N 9, gusting into poetry. Spray over the lantern, which stands at 46 metres. I have shut the Deputy in the wash-house with a bale of hay and the Directorate's annual report.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1809550534101858331"
          ],
          "editableUntil": "2024-07-06T12:30:41.810Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "122"
      ],
      "favorite_count": "402",
      "id_str": "1809550534101858331",
      "truncated": false,
      "retweet_count": "63",
      "id": "1809550534101858331",
      "created_at": "Sat Jul 06 11:30:41 +0000 2024",
      "favorited": false,
      "full_text": "The lamb (not real) is still here. It was left on the top step with a torch, on watch. I have entered it on the roster. 🐑🔦",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1680534628201305950"
          ],
          "editableUntil": "2023-07-16T12:07:32.843Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [
          {
            "text": "leftsleeve",
            "indices": [
              "148",
              "159"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "159"
      ],
      "favorite_count": "107",
      "id_str": "1680534628201305950",
      "truncated": false,
      "retweet_count": "19",
      "id": "1680534628201305950",
      "created_at": "Sun Jul 16 11:07:32 +0000 2023",
      "favorited": false,
      "full_text": "The jumper. I sat down in broad daylight, with a diagram, with a mirror, with a strong cup of coffee and the radio off. It is a fourth left sleeve. #leftsleeve",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1624705960648196562"
          ],
          "editableUntil": "2023-02-12T10:44:21.252Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "80"
      ],
      "favorite_count": "6",
      "id_str": "1624705960648196562",
      "truncated": false,
      "retweet_count": "0",
      "id": "1624705960648196562",
      "created_at": "Sun Feb 12 09:44:21 +0000 2023",
      "favorited": false,
      "full_text": "Nøkkelen til et godt naboskap er at den ene ikke kan åpne kjøleskap. Måken øver.",
      "lang": "no"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1931615156497565639"
          ],
          "editableUntil": "2025-06-08T08:31:55.640Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "118"
      ],
      "favorite_count": "96",
      "id_str": "1931615156497565639",
      "truncated": false,
      "retweet_count": "11",
      "id": "1931615156497565639",
      "created_at": "Sun Jun 08 07:31:55 +0000 2025",
      "favorited": false,
      "full_text": "Day 8. Fog. Aunt Borghild talks, Preben listens. He asked if there was an off switch. I said yes, but not for the fog.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1905004659590250947"
          ],
          "editableUntil": "2025-03-26T22:11:18.778Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Wim",
            "screen_name": "wim_jantjebos",
            "indices": [
              "0",
              "14"
            ],
            "id_str": "783415948739491445",
            "id": "783415948739491445"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "15",
        "100"
      ],
      "favorite_count": "119",
      "in_reply_to_status_id_str": "1905003787176197206",
      "id_str": "1905004659590250947",
      "in_reply_to_user_id": "783415948739491445",
      "truncated": false,
      "retweet_count": "5",
      "id": "1905004659590250947",
      "in_reply_to_status_id": "1905003787176197206",
      "created_at": "Wed Mar 26 21:11:18 +0000 2025",
      "favorited": false,
      "full_text": "@wim_jantjebos You flashed it three times tonight. G N, G N, G N. Is everything in order over there?",
      "lang": "en",
      "in_reply_to_screen_name": "wim_jantjebos",
      "in_reply_to_user_id_str": "783415948739491445"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2055953069881457575"
          ],
          "editableUntil": "2026-05-17T11:06:24.277Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [],
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/2055953069881457575/photo/1",
            "indices": [
              "105",
              "128"
            ],
            "url": "https://t.co/RUzs3agyYD",
            "media_url": "http://pbs.example.org/media/HcoZQK4UyKF7DVd.jpg",
            "id_str": "2055952985993977809",
            "id": "2055952985993977809",
            "media_url_https": "https://pbs.example.org/media/HcoZQK4UyKF7DVd.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/RUzs3agyYD"
          }
        ]
      },
      "display_text_range": [
        "0",
        "104"
      ],
      "favorite_count": "826",
      "id_str": "2055953069881457575",
      "truncated": false,
      "retweet_count": "160",
      "id": "2055953069881457575",
      "possibly_sensitive": false,
      "created_at": "Sun May 17 10:06:24 +0000 2026",
      "favorited": false,
      "full_text": "Toget i år: én fyrvokter, én geit i vest, to måker med tre lærlinger. Det begynner å ligne et korps. 🇳🇴🎺 https://t.co/RUzs3agyYD",
      "lang": "no",
      "extended_entities": {
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/2055953069881457575/photo/1",
            "indices": [
              "105",
              "128"
            ],
            "url": "https://t.co/RUzs3agyYD",
            "media_url": "http://pbs.example.org/media/HcoZQK4UyKF7DVd.jpg",
            "id_str": "2055952985993977809",
            "id": "2055952985993977809",
            "media_url_https": "https://pbs.example.org/media/HcoZQK4UyKF7DVd.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/RUzs3agyYD"
          }
        ]
      }
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1673326341613488447"
          ],
          "editableUntil": "2023-06-26T14:44:23.397Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "151"
      ],
      "favorite_count": "31",
      "id_str": "1673326341613488447",
      "truncated": false,
      "retweet_count": "2",
      "id": "1673326341613488447",
      "created_at": "Mon Jun 26 13:44:23 +0000 2023",
      "favorited": false,
      "full_text": "German kayakers on the south landing, a Heike and a Jürgen, both the colour of boiled shrimp. They asked where the village was. I showed them the goat.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1753481046736631879"
          ],
          "editableUntil": "2024-02-02T19:10:34.301Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "fog fan",
            "screen_name": "fogfan_ottawa",
            "indices": [
              "3",
              "17"
            ],
            "id_str": "1404696062720324291",
            "id": "1404696062720324291"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "0",
        "126"
      ],
      "favorite_count": "0",
      "id_str": "1753481046736631879",
      "truncated": false,
      "retweet_count": "53",
      "id": "1753481046736631879",
      "created_at": "Fri Feb 02 18:10:34 +0000 2024",
      "favorited": true,
      "full_text": "RT @fogfan_ottawa: PETITION UPDATE: 2,250 names for Skarholm! Our newest signatory gives his address as \"Jantje Bos, passing\".",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1614859997145516420"
          ],
          "editableUntil": "2023-01-16T06:40:00.624Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "152"
      ],
      "favorite_count": "21",
      "id_str": "1614859997145516420",
      "truncated": false,
      "retweet_count": "0",
      "id": "1614859997145516420",
      "created_at": "Mon Jan 16 05:40:00 +0000 2023",
      "favorited": false,
      "full_text": "Listening to the 05:45 forecast. There is a woman who reads it. I have never met her. I know when she has slept badly and when she has bought new shoes.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2018585969436681678"
          ],
          "editableUntil": "2026-02-03T08:22:53.284Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "28"
      ],
      "favorite_count": "442",
      "id_str": "2018585969436681678",
      "truncated": false,
      "retweet_count": "55",
      "id": "2018585969436681678",
      "created_at": "Tue Feb 03 07:22:53 +0000 2026",
      "favorited": false,
      "full_text": "The sandwich is still there.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1625138282972182419"
          ],
          "editableUntil": "2023-02-13T15:22:14.926Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Gull Police",
            "screen_name": "gullpolice_ex",
            "indices": [
              "3",
              "17"
            ],
            "id_str": "918204156607517509",
            "id": "918204156607517509"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "0",
        "140"
      ],
      "favorite_count": "0",
      "id_str": "1625138282972182419",
      "truncated": false,
      "retweet_count": "66",
      "id": "1625138282972182419",
      "created_at": "Mon Feb 13 14:22:14 +0000 2023",
      "favorited": true,
      "full_text": "RT @gullpolice_ex: A great black-backed gull can swallow a whole rabbit. Think about that next time you leave your sandwich \"just for a sec…",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1630510810929584720"
          ],
          "editableUntil": "2023-02-28T11:10:45.408Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "106"
      ],
      "favorite_count": "17",
      "id_str": "1630510810929584720",
      "truncated": false,
      "retweet_count": "2",
      "id": "1630510810929584720",
      "created_at": "Tue Feb 28 10:10:45 +0000 2023",
      "favorited": false,
      "full_text": "Arnfinn: nine words. No cup. \"Ice on the ramp. Mind. You'd be missed. Some.\" I had to sit down on a crate.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1971127540534836852"
          ],
          "editableUntil": "2025-09-25T09:20:02.099Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Prof. A. Brenning",
            "screen_name": "prof_brenning",
            "indices": [
              "0",
              "14"
            ],
            "id_str": "1049212067643940612",
            "id": "1049212067643940612"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "15",
        "285"
      ],
      "favorite_count": "105",
      "in_reply_to_status_id_str": "1971126231914227632",
      "id_str": "1971127540534836852",
      "in_reply_to_user_id": "1049212067643940612",
      "truncated": false,
      "retweet_count": "14",
      "id": "1971127540534836852",
      "in_reply_to_status_id": "1971126231914227632",
      "created_at": "Thu Sep 25 08:20:02 +0000 2025",
      "favorited": false,
      "full_text": "@prof_brenning You write that a lighthouse keeper today is \"a sentimental anachronism with a pension\". I've thought about it on the stairs, which is where I do it. A ship has satellites, yes, two sets. When they agree, nobody looks out. When they don't agree, at three in the morning,…",
      "lang": "en",
      "in_reply_to_screen_name": "prof_brenning",
      "in_reply_to_user_id_str": "1049212067643940612"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1802597864893443164"
          ],
          "editableUntil": "2024-06-17T08:03:16.296Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "101"
      ],
      "favorite_count": "406",
      "id_str": "1802597864893443164",
      "truncated": false,
      "retweet_count": "72",
      "id": "1802597864893443164",
      "created_at": "Mon Jun 17 07:03:16 +0000 2024",
      "favorited": false,
      "full_text": "Sankt Hans nærmer seg, og sola har sluttet å gå hjem. Den bare lener seg litt på havet rundt midnatt.",
      "lang": "no"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1878746587754512386"
          ],
          "editableUntil": "2025-01-13T11:11:06.601Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [
          {
            "url": "https://t.co/gEhvZ5ioBl",
            "expanded_url": "https://x.com/kystdir_info/status/1878693739526271832",
            "display_url": "x.com/kystdir_info/status/…",
            "indices": [
              "67",
              "90"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "90"
      ],
      "favorite_count": "433",
      "id_str": "1878746587754512386",
      "truncated": false,
      "retweet_count": "65",
      "id": "1878746587754512386",
      "possibly_sensitive": false,
      "created_at": "Mon Jan 13 10:11:06 +0000 2025",
      "favorited": false,
      "full_text": "You're welcome. I have a great deal of it, it came with the house. https://t.co/gEhvZ5ioBl",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1633699306786077243"
          ],
          "editableUntil": "2023-03-09T06:20:42.060Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "3"
      ],
      "favorite_count": "7",
      "id_str": "1633699306786077243",
      "truncated": false,
      "retweet_count": "1",
      "id": "1633699306786077243",
      "created_at": "Thu Mar 09 05:20:42 +0000 2023",
      "favorited": false,
      "full_text": "Ha.",
      "lang": "und"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1847565327042439421"
          ],
          "editableUntil": "2024-10-19T10:07:54.727Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "118"
      ],
      "favorite_count": "45",
      "id_str": "1847565327042439421",
      "truncated": false,
      "retweet_count": "6",
      "id": "1847565327042439421",
      "created_at": "Sat Oct 19 09:07:54 +0000 2024",
      "favorited": false,
      "full_text": "One year since the big one. I baked a cake and put it on the bench. It isn't every storm that shows you a better view.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2097199893511727586"
          ],
          "editableUntil": "2026-09-08T06:46:33.360Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "227"
      ],
      "favorite_count": "76",
      "id_str": "2097199893511727586",
      "truncated": false,
      "retweet_count": "12",
      "id": "2097199893511727586",
      "created_at": "Tue Sep 08 05:46:33 +0000 2026",
      "favorited": false,
      "full_text": "At 05:45 she stood out on the gallery in my oilskin, with her back to the rail, and read it. No microphone. All the areas, by heart, the whole coast, out into the weather. At Fisher Bank she breathed. So did I, so did the goat.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1666702314369797707"
          ],
          "editableUntil": "2023-06-08T08:02:52.234Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "156"
      ],
      "favorite_count": "34",
      "in_reply_to_status_id_str": "1666539559858212177",
      "id_str": "1666702314369797707",
      "in_reply_to_user_id": "1612371376860644174",
      "truncated": false,
      "retweet_count": "3",
      "id": "1666702314369797707",
      "in_reply_to_status_id": "1666539559858212177",
      "created_at": "Thu Jun 08 07:02:52 +0000 2023",
      "favorited": false,
      "full_text": "Preben is gone again, by the morning boat, green before it left the ramp. On the kitchen table: a thank-you card, a charger, and the figure 138, underlined.",
      "lang": "en",
      "in_reply_to_screen_name": "keeper_skarholm",
      "in_reply_to_user_id_str": "1612371376860644174"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1652617553604671826"
          ],
          "editableUntil": "2023-04-30T11:15:03.585Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "139"
      ],
      "favorite_count": "136",
      "id_str": "1652617553604671826",
      "truncated": false,
      "retweet_count": "5",
      "id": "1652617553604671826",
      "created_at": "Sun Apr 30 10:15:03 +0000 2023",
      "favorited": false,
      "full_text": "May begins tomorrow and I have fourteen months of salt to scrub off eight months of window. Do the sum. I have, and I am going back to bed.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1645734945939197497"
          ],
          "editableUntil": "2023-04-11T11:26:02.045Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "157"
      ],
      "favorite_count": "54",
      "in_reply_to_status_id_str": "1645733621868493024",
      "id_str": "1645734945939197497",
      "in_reply_to_user_id": "1612371376860644174",
      "truncated": false,
      "retweet_count": "5",
      "id": "1645734945939197497",
      "in_reply_to_status_id": "1645733621868493024",
      "created_at": "Tue Apr 11 10:26:02 +0000 2023",
      "favorited": false,
      "full_text": "It was the boat. Water pump. He told the engine a great deal more than six words, I could hear it through the hull. I did not count those. They were private.",
      "lang": "en",
      "in_reply_to_screen_name": "keeper_skarholm",
      "in_reply_to_user_id_str": "1612371376860644174"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2031301715575429003"
          ],
          "editableUntil": "2026-03-10T10:30:43.411Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Lil counts lighthouses",
            "screen_name": "lil_lightlog",
            "indices": [
              "0",
              "13"
            ],
            "id_str": "931264984382286691",
            "id": "931264984382286691"
          }
        ],
        "urls": [
          {
            "url": "https://t.co/gYGWvT3DF2",
            "expanded_url": "https://example.org/birds/great-black-backed",
            "display_url": "example.org/birds/great-bl…",
            "indices": [
              "113",
              "136"
            ]
          }
        ]
      },
      "display_text_range": [
        "14",
        "136"
      ],
      "favorite_count": "105",
      "in_reply_to_status_id_str": "2031266860911945563",
      "id_str": "2031301715575429003",
      "in_reply_to_user_id": "931264984382286691",
      "truncated": false,
      "retweet_count": "7",
      "id": "2031301715575429003",
      "in_reply_to_status_id": "2031266860911945563",
      "possibly_sensitive": false,
      "created_at": "Tue Mar 10 09:30:43 +0000 2026",
      "favorited": false,
      "full_text": "@lil_lightlog Great black-backs can live to 27. Mine's at least 17, and that's not counting the lives of others. https://t.co/gYGWvT3DF2",
      "lang": "en",
      "in_reply_to_screen_name": "lil_lightlog",
      "in_reply_to_user_id_str": "931264984382286691"
    }
  }
]